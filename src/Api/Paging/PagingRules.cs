using FluentValidation;

namespace Tracker.Api.Paging;

/// <summary>Validation of the parameters that every list has.</summary>
internal static class PagingRules
{
    public static IRuleBuilderOptions<T, PageLimit?> PageLimit<T>(this IRuleBuilder<T, PageLimit?> rule) => rule
        .Must(limit => limit is null or { Value: not null })
        .OverridePropertyName("limit").WithErrorCode("notALimit")
        .WithMessage((_, limit) => $"'{limit?.Given}' is not a whole number from 1 to {Paging.PageLimit.Maximum}.");

    public static IRuleBuilderOptions<T, QueryFlag?> Flag<T>(this IRuleBuilder<T, QueryFlag?> rule, string name) => rule
        .Must(flag => flag is null or { Value: not null })
        .OverridePropertyName(name).WithErrorCode("notAFlag")
        .WithMessage((_, flag) => $"'{flag?.Given}' is neither true nor false.");

    public static IRuleBuilderOptions<T, QueryDate?> Date<T>(this IRuleBuilder<T, QueryDate?> rule, string name) => rule
        .Must(date => date is null or { Value: not null })
        .OverridePropertyName(name).WithErrorCode("notADate")
        .WithMessage((_, date) => $"'{date?.Given}' is not a date; write it as 2026-03-05.");

    public static IRuleBuilderOptions<T, QueryInstant?> Instant<T>(this IRuleBuilder<T, QueryInstant?> rule, string name) => rule
        .Must(instant => instant is null or { Value: not null })
        .OverridePropertyName(name).WithErrorCode("notAnInstant")
        .WithMessage((_, instant) => $"'{instant?.Given}' is not an instant; write it as 2026-03-05T01:02:03Z, with Z or an offset.");

    public static IRuleBuilderOptionsConditions<T, string?> CursorOf<T>(this IRuleBuilder<T, string?> rule, Func<T, string> scope, int keys) =>
        rule.CursorOf(scope, _ => keys);

    public static IRuleBuilderOptionsConditions<T, string?> CursorOf<T>(this IRuleBuilder<T, string?> rule, Func<T, string> scope, Func<T, int> keys) => rule
        .Custom((cursor, context) =>
        {
            if (cursor is null)
                return;
            var (code, message) = PageCursor.Decode(cursor, scope(context.InstanceToValidate), keys(context.InstanceToValidate)).Fault switch
            {
                CursorFault.Malformed => ("invalidCursor", "This is no cursor of this API; leave it out to begin at the first page."),
                CursorFault.OtherQuery => ("cursorMismatch",
                    "The cursor comes from a query with other filters; follow nextLink as it is, or leave the cursor out."),
                _ => (null, null),
            };
            if (code is not null)
                context.AddFailure(new FluentValidation.Results.ValidationFailure("cursor", message) { ErrorCode = code });
        });
}
