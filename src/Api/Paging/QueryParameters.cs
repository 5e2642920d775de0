using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Tracker.Api.Problems;

namespace Tracker.Api.Paging;

/// <summary>Refuses query parameters that an operation does not know: a typing error must not widen a query unseen.</summary>
internal static class QueryParameters
{
    public static RouteGroupBuilder RejectUnknownQueryParameters(this RouteGroupBuilder group) =>
        group.AddEndpointFilterFactory((factory, next) =>
        {
            var known = factory.MethodInfo.GetParameters().SelectMany(Names).ToHashSet(StringComparer.Ordinal);
            return context =>
            {
                var unknown = context.HttpContext.Request.Query.Keys.Where(name => !known.Contains(name)).ToList();
                return unknown.Count == 0
                    ? next(context)
                    : ValueTask.FromResult<object?>(new InvalidInput([.. unknown.Select(name => Unknown(name, known))]).Problem());
            };
        });

    private static IEnumerable<string> Names(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
        {
            return parameter.ParameterType.GetProperties()
                .Select(property => property.GetCustomAttribute<FromQueryAttribute>())
                .OfType<FromQueryAttribute>()
                .Select(query => query.Name!);
        }
        return parameter.GetCustomAttribute<FromQueryAttribute>() is { } own
            ? [own.Name ?? JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!)]
            : [];
    }

    private static InputError Unknown(string name, HashSet<string> known) => new(
        name,
        "unknownParameter",
        known.Count == 0
            ? "This operation takes no query parameters."
            : $"There is no such parameter; allowed are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
}
