using System.CommandLine;
using Tracker.Bench.Listing;

var sizes = new Option<long[]>("--mentions")
{
    Description = "How many mentions; repeatable",
    DefaultValueFactory = _ => [100_000],
    AllowMultipleArgumentsPerToken = true,
};
var folder = new Option<DirectoryInfo>("--folder")
{
    Description = "Where the databases are made; each is removed when it has been measured",
    DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(Path.GetTempPath(), "tracker-bench")),
};
var runs = new Option<int>("--runs") { Description = "Lists read of each sort", DefaultValueFactory = _ => 300 };
var processor = new Option<bool>("--processor-time") { Description = "Measures processor time instead, where other programs run beside" };
var keep = new Option<bool>("--keep") { Description = "Leaves the databases there; one that is there is measured as it is" };

var command = new RootCommand("Seeds databases with invented mentions and measures how long lists of commitments take.") { sizes, folder, runs, processor, keep };
command.SetAction(async (arguments, cancellationToken) =>
{
    var reports = new List<Report>();
    foreach (var size in arguments.GetValue(sizes)!)
    {
        var path = Path.Combine(arguments.GetValue(folder)!.FullName, $"{size}.db");
        try
        {
            await Seeder.SeedAsync(path, size, Console.Out, cancellationToken);
            reports.Add(await Measurement.RunAsync(path, size, arguments.GetValue(runs), arguments.GetValue(processor), cancellationToken));
        }
        finally
        {
            if (!arguments.GetValue(keep))
            {
                foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm" })
                    File.Delete(file);
            }
        }
    }
    Report.Write(reports, Console.Out);
});
return await command.Parse(args).InvokeAsync();
