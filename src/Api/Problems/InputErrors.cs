using FluentValidation.Results;

namespace Tracker.Api.Problems;

/// <summary>The faults found by a validator, as the problem details carry them.</summary>
public static class InputErrors
{
    public static InvalidInput ToFailure(this ValidationResult result) => new(
    [
        .. result.Errors.Select(error => new InputError(error.PropertyName, error.ErrorCode, error.ErrorMessage)),
    ]);
}
