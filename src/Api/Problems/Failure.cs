namespace Tracker.Api.Problems;

/// <summary>An expected failure of a request. Each feature lists its own; <see cref="ProblemCatalog"/> puts them into words.</summary>
public abstract record Failure;

/// <summary>One or more inputs are at fault.</summary>
public sealed record InvalidInput(IReadOnlyList<InputError> Errors) : Failure;

/// <summary>One fault of an input.</summary>
/// <param name="Field">Name of the query parameter or header, or JSON pointer into the body.</param>
/// <param name="Code">Stable name of the fault.</param>
/// <param name="Detail">The value's fault and the way out.</param>
public sealed record InputError(string Field, string Code, string Detail);

/// <summary>The body cannot be read as what its media type says.</summary>
public sealed record MalformedBody(string Field, string Detail) : Failure;

public sealed record UnsupportedMediaType(string Given, IReadOnlyList<string> Supported) : Failure;

public sealed record BodyTooLarge(string Detail) : Failure;

/// <summary>No such resource was ever published.</summary>
public sealed record ResourceNotFound(string Resource, string Id) : Failure;

public sealed record PreconditionMissing(string Resource) : Failure;

public sealed record PreconditionStale(string Resource, int CurrentVersion) : Failure;
