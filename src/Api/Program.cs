using Tracker.Api.CommandLine;

return await TrackerCommand.RunAsync(args);
