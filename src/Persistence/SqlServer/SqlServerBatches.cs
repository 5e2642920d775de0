using System.Collections.Concurrent;
using System.Data;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;

namespace Tracker.Persistence.SqlServer;

/// <summary>Puts many runs of one statement into few commands, so that a document's rows do not cost a round trip each.</summary>
internal static partial class SqlServerBatches
{
    // A command takes 2100 parameters, a table of VALUES 1000 rows.
    private const int MostParameters = 2000;
    private const int MostRows = 1000;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static IEnumerable<(string Sql, object Parameters)> Of<T>(string sql, IReadOnlyList<T> rows)
        where T : notnull
    {
        var names = ParameterName().Matches(sql).Select(match => match.Value[1..]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var properties = Properties.GetOrAdd(typeof(T), type => type.GetProperties()).Where(property => names.Contains(property.Name)).ToList();
        var values = sql.LastIndexOf("VALUES (", StringComparison.Ordinal);
        var isInsert = values >= 0 && sql.StartsWith("INSERT", StringComparison.Ordinal);
        var (head, repeated, between) = isInsert ? (sql[..(values + "VALUES ".Length)], sql[(values + "VALUES ".Length)..], ",\n") : ("", sql, ";\n");
        foreach (var chunk in rows.Chunk(Math.Clamp(MostParameters / Math.Max(1, properties.Count), 1, MostRows)))
        {
            var parameters = new DynamicParameters();
            var text = new StringBuilder(head);
            for (var i = 0; i < chunk.Length; i++)
            {
                var suffix = string.Create(CultureInfo.InvariantCulture, $"_{i}");
                foreach (var property in properties)
                    Add(parameters, property, suffix, chunk[i]);
                text.Append(i == 0 ? "" : between).Append(ParameterName().Replace(repeated, match => match.Value + suffix));
            }
            yield return (text.ToString(), parameters);
        }
    }

    // Null alone does not say of what type it is.
    private static void Add(DynamicParameters parameters, PropertyInfo property, string suffix, object row)
    {
        var value = property.GetValue(row);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        DbType? whenNull = type == typeof(string) ? DbType.String
            : type == typeof(byte[]) ? DbType.Binary
            : type == typeof(int) ? DbType.Int32
            : type == typeof(long) ? DbType.Int64
            : type == typeof(double) ? DbType.Double
            : DbType.AnsiString;
        parameters.Add(property.Name + suffix, value, value is null ? whenNull : null);
    }

    [GeneratedRegex(@"@[A-Za-z_][A-Za-z0-9_]*", RegexOptions.NonBacktracking)]
    private static partial Regex ParameterName();
}
