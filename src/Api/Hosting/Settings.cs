using FluentValidation;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Options;
using Tracker.Api.Documents;
using Tracker.Api.Events;
using Tracker.Api.Extraction;
using Tracker.Api.Pdf;
using Tracker.Api.Security;
using Tracker.Persistence;

namespace Tracker.Api.Hosting;

/// <summary>A setting that stops the start; the message says what to set.</summary>
public sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Binds our sections to their options and checks both names and values before anything starts.</summary>
internal static class Settings
{
    public const string ConnectionStringName = "Tracker";
    public const string ReplicaConnectionStringName = "TrackerReadOnly";

    private const string ConnectionStrings = "ConnectionStrings";

    private static readonly Dictionary<string, Type> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        [DatabaseOptions.Section] = typeof(DatabaseOptions),
        [DocumentOptions.Section] = typeof(DocumentOptions),
        [EvidenceOptions.Section] = typeof(EvidenceOptions),
        [PdfOptions.Section] = typeof(PdfOptions),
        [CalendarOptions.Section] = typeof(CalendarOptions),
        [ExtractionOptions.Section] = typeof(ExtractionOptions),
        [SampleOptions.Section] = typeof(SampleOptions),
        [ShutdownOptions.Section] = typeof(ShutdownOptions),
        [ProxyOptions.Section] = typeof(ProxyOptions),
        [SecurityOptions.Section] = typeof(SecurityOptions),
        [TokenOptions.Section] = typeof(TokenOptions),
        [RateLimitOptions.Section] = typeof(RateLimitOptions),
    };

    /// <summary>The sections that are ours.</summary>
    public static IEnumerable<string> SectionNames => [ConnectionStrings, .. Sections.Keys];

    /// <exception cref="SettingsException">A key of our sections is unknown, or a value is wrong.</exception>
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        RefuseUnknownKeys(builder.Configuration);
        Add(builder, DatabaseOptions.Section, new DatabaseOptionsValidator());
        Add(builder, DocumentOptions.Section, new DocumentOptions.Validator());
        Add(builder, EvidenceOptions.Section, new EvidenceOptions.Validator());
        Add(builder, PdfOptions.Section, new PdfOptions.Validator());
        Add(builder, CalendarOptions.Section, new CalendarOptions.Validator());
        Add(builder, ExtractionOptions.Section, new ExtractionOptions.Validator());
        Add(builder, SampleOptions.Section, new InlineValidator<SampleOptions>());
        Add(builder, ShutdownOptions.Section, new ShutdownOptions.Validator());
        Add(builder, ProxyOptions.Section, new ProxyOptions.Validator());
        Add(builder, SecurityOptions.Section, new InlineValidator<SecurityOptions>());
        Add(builder, TokenOptions.Section, new TokenOptions.Validator());
        Add(builder, RateLimitOptions.Section, new RateLimitOptions.Validator());
    }

    private static void Add<T>(WebApplicationBuilder builder, string section, IValidator<T> validator)
        where T : class, new()
    {
        var options = new T();
        try
        {
            builder.Configuration.GetSection(section).Bind(options);
        }
        catch (InvalidOperationException exception)
        {
            throw new SettingsException($"{exception.Message} {exception.InnerException?.Message}".TrimEnd(), exception);
        }
        var result = validator.Validate(options);
        if (!result.IsValid)
        {
            throw new SettingsException(string.Join(
                Environment.NewLine, result.Errors.Select(error => $"Setting {section}:{error.PropertyName}: {error.ErrorMessage}")));
        }
        builder.Services.AddSingleton(Options.Create(options));
    }

    /// <summary>The environment may hold variables of other programs; our files and the command line may not.</summary>
    private static void RefuseUnknownKeys(ConfigurationManager configuration)
    {
        var ours = ((IConfigurationRoot)configuration).Providers.Where(provider => provider is not EnvironmentVariablesConfigurationProvider).ToList();
        foreach (var (section, known) in KnownKeys())
        {
            var unknown = ours
                .SelectMany(provider => provider.GetChildKeys([], section))
                .FirstOrDefault(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase));
            if (unknown is not null)
            {
                throw new SettingsException(
                    $"There is no setting {section}:{unknown}; the section {section} has {string.Join(", ", known)}.");
            }
            if (known.Find(key => ours.Any(provider => provider.GetChildKeys([], $"{section}:{key}").Any())) is { } parent)
                throw new SettingsException($"The setting {section}:{parent} is a plain value; nothing stands below it.");
        }
    }

    private static IEnumerable<(string Section, List<string> Keys)> KnownKeys()
    {
        yield return (ConnectionStrings, [ConnectionStringName, ReplicaConnectionStringName]);
        foreach (var (section, type) in Sections)
            yield return (section, [.. type.GetProperties().Where(property => property.CanWrite).Select(property => property.Name)]);
    }

    private sealed class DatabaseOptionsValidator : AbstractValidator<DatabaseOptions>
    {
        public DatabaseOptionsValidator()
        {
            RuleFor(options => options.Provider).Must(value => DatabaseProviders.All.Contains(value, StringComparer.OrdinalIgnoreCase))
                .WithMessage(options => $"'{options.Provider}' is no engine; set {string.Join(" or ", DatabaseProviders.All)}.");
            RuleFor(options => options.Writers).InclusiveBetween(1, 256);
            RuleFor(options => options.WriteQueueLength).InclusiveBetween(1, 100_000);
            RuleFor(options => options.Readers).InclusiveBetween(1, 256);
            RuleFor(options => options.QueryTimeout).InclusiveBetween(TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
            RuleFor(options => options.BusyTimeout).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        }
    }
}
