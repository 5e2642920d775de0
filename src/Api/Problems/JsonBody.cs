using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;

namespace Tracker.Api.Problems;

/// <summary>Reads a JSON body strictly: a member that is not known is an error, and so is a wrong type.</summary>
public static class JsonBody
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
    };

    /// <summary>Returns either the value, valid by its validator, or what is wrong with it.</summary>
    public static async Task<(T? Value, Failure? Failure)> ReadAsync<T>(
        HttpRequest request, IValidator<T> validator, CancellationToken cancellationToken)
        where T : class
    {
        T? value;
        try
        {
            value = await JsonSerializer.DeserializeAsync<T>(request.Body, Strict, cancellationToken);
        }
        catch (JsonException exception)
        {
            return (null, JsonFault.Describe(exception, Strict.GetTypeInfo(typeof(T)).Properties.Select(property => property.Name)));
        }
        if (value is null)
            return (null, new MalformedBody("", "The body is null; send a JSON object."));
        var result = await validator.ValidateAsync(value, cancellationToken);
        return result.IsValid ? (value, null) : (null, result.ToFailure());
    }
}
