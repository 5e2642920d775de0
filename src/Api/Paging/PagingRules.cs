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
