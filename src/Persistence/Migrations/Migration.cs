using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Tracker.Persistence.Migrations;

/// <summary>One dated script of <c>db/migrations</c>.</summary>
/// <param name="Name">File name; ordinal order of names is the order of application.</param>
/// <param name="BackFill">The <see cref="BackFill"/> its header names by <c>-- back-fill: NAME</c>, if any.</param>
public sealed partial record Migration(string Name, string Sql, string? BackFill)
{
    /// <summary>SHA-256 of the script, blind to how its lines end.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        Sql.ReplaceLineEndings("\n").TrimEnd('\n'))));

    public static Migration Parse(string name, string sql)
    {
        var header = BackFillHeader().Match(sql);
        return new Migration(name, sql.ReplaceLineEndings("\n"), header.Success ? header.Groups["name"].Value : null);
    }

    /// <summary>The scripts built into this program for one engine, in order.</summary>
    public static IReadOnlyList<Migration> BuiltIn(SqlDialect dialect)
    {
        var assembly = typeof(Migration).Assembly;
        var folder = $"migrations/{dialect.MigrationFolder}/";
        return [.. assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
                return Parse(resource[folder.Length..], reader.ReadToEnd());
            })];
    }

    // "-- back-fill: commitment-pace"
    [GeneratedRegex(@"^-- back-fill: (?<name>[a-z0-9-]+)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BackFillHeader();
}

/// <summary>
/// Code that fills what a migration's SQL cannot compute. It works in batches, each in one transaction together with
/// the record of how far it came, so that a start after a crash goes on where it stopped.
/// </summary>
/// <param name="Name">The name scripts give it.</param>
/// <param name="RunBatchAsync">Takes the cursor (0 at first), returns the next one, or null when all is done.</param>
public sealed record BackFill(string Name, Func<Session, long, Task<long?>> RunBatchAsync);

/// <summary>A database that this program must not touch, or a script that failed; the message says which and where.</summary>
public sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
