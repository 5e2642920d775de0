using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using FluentValidation;
using Microsoft.Extensions.Options;
using Tracker.Api.Commitments;
using Tracker.Api.Documents;
using Tracker.Api.Events;
using Tracker.Api.Extraction;
using Tracker.Api.Idempotency;
using Tracker.Api.Keys;
using Tracker.Api.Pdf;
using Tracker.Api.Principals;
using Tracker.Api.Regions;
using Tracker.Api.Repeats;
using Tracker.Api.Vocabularies;
using Tracker.Extraction;
using Tracker.Extraction.Formats;
using Tracker.Persistence;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Documents;
using Tracker.Persistence.Migrations;
using Tracker.Persistence.Principals;
using Tracker.Persistence.Repeats;
using Tracker.Persistence.Search;
using Tracker.Persistence.Tracking;

namespace Tracker.Api.Hosting;

/// <summary>What every verb that touches the database is made of.</summary>
internal static class TrackerServices
{
    public static void AddTracker(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => LexiconFolder.CreateExtractor(provider.GetRequiredService<IOptions<ExtractionOptions>>().Value.Lexicon));
        services.AddSingleton(provider => provider.GetRequiredService<Extractor>().Gazetteer);
        services.AddSingleton(DatabaseChoice.Create);
        services.AddSingleton(provider => new MigrationRunner(
            provider.GetRequiredService<Database>(),
            [
                RepeatBackFill.Create(provider.GetRequiredService<RepeatIntake>(), provider.GetRequiredService<BusinessCalendar>()),
                SearchBackFill.Create(),
            ],
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<KeyAllocator>();
        services.AddSingleton(provider => new BusinessCalendar(
            provider.GetRequiredService<TimeProvider>(),
            TimeZoneInfo.FindSystemTimeZoneById(provider.GetRequiredService<IOptions<CalendarOptions>>().Value.Zone)));
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ApiKeyQueries>();
        services.AddSingleton<DocumentIngest>();
        services.AddSingleton<DocumentQueries>();
        services.AddSingleton<Reextraction>();
        services.AddSingleton<ArticleCorrections>();
        services.AddSingleton<CommitmentQueries>();
        services.AddSingleton<CommitmentEvents>();
        services.AddSingleton<CommitmentHistory>();
        services.AddSingleton<MarkedCommitments>();
        services.AddSingleton<EvidenceQueries>();
        services.AddSingleton<PrincipalQueries>();
        services.AddSingleton<DocumentWithdrawal>();
        services.AddSingleton<CommitmentSearch>();
        services.AddSingleton<ExtractionTurns>();
        services.AddSingleton<RepeatIntake>();
        services.AddSingleton<RepeatQueries>();
        services.AddSingleton<RepeatDecisions>();
        services.AddSingleton<CommitmentChains>();
        services.AddSingleton(provider => new PdfReader(provider.GetRequiredService<IOptions<PdfOptions>>().Value));
        services.AddSingleton(provider => new SourceReaders(provider.GetRequiredService<PdfReader>()));
        services.AddSingleton<DocumentIntake>();
        services.AddSingleton<SampleLoader>();
    }

    public static void AddRequestHandling(this IServiceCollection services)
    {
        services.AddSingleton<VocabularyCatalog>();
        services.AddSingleton<EventReader>();
        services.AddIdempotentWrites();
        services.AddSingleton<IValidator<KeyRequest>, KeyRequest.Validator>();
        services.AddSingleton<IValidator<KeyListQuery>, KeyListQuery.Validator>();
        services.AddSingleton<IValidator<DocumentRequest>, DocumentRequest.Validator>();
        services.AddSingleton<IValidator<DocumentListQuery>, DocumentListQuery.Validator>();
        services.AddSingleton<IValidator<CommitmentListQuery>, CommitmentListQuery.Validator>();
        services.AddSingleton<IValidator<CommitmentQuery>, CommitmentQuery.Validator>();
        services.AddSingleton<IValidator<PrincipalListQuery>, PrincipalListQuery.Validator>();
        services.AddSingleton<IValidator<RepeatListQuery>, RepeatListQuery.Validator>();
        services.AddSingleton<IValidator<RegionListQuery>, RegionListQuery.Validator>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.Converters.Add(new UtcInstant());
        });
    }
}
