using System.Text;
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
            return (null, new MalformedBody(Pointer(exception.Path), Explanation(exception)));
        }
        if (value is null)
            return (null, new MalformedBody("", "The body is null; send a JSON object."));
        var result = await validator.ValidateAsync(value, cancellationToken);
        return result.IsValid ? (value, null) : (null, result.ToFailure());
    }

    /// <summary>'$.mentions[2].text' as a JSON pointer (RFC 6901).</summary>
    private static string Pointer(string? path)
    {
        var pointer = new StringBuilder();
        foreach (var part in (path ?? "$").TrimStart('$').Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
            pointer.Append('/').Append(part.Trim('\''));
        return pointer.ToString();
    }

    private static string Explanation(JsonException exception)
    {
        // The serializer's own words, less its positions, which stand in the pointer, and less our type names.
        var message = exception.Message;
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        message = end < 0 ? message : message[..end];
        if (exception.InnerException?.Message.Contains("UTF", StringComparison.Ordinal) == true)
            return "The string has a broken character: bytes that are no UTF-8, or half of a surrogate pair.";
        if (message.Contains("does not contain any JSON tokens", StringComparison.Ordinal))
            return "The body is empty; send a JSON object.";
        return message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal)
            ? "The body has a member that is not known here. /openapi/v1.yaml lists those that are."
            : message.Contains("could not be converted", StringComparison.Ordinal)
                ? "The value is not of the type that is wanted here. /openapi/v1.yaml gives it."
                : message;
    }
}
