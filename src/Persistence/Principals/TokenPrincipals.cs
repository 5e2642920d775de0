using System.Collections.Concurrent;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Principals;

/// <summary>Whom a bearer token speaks for.</summary>
/// <param name="Issuer">Who vouches for it.</param>
/// <param name="Subject">Who it is, by the issuer's own name, which it gives to nobody else.</param>
/// <param name="Name">What people call them.</param>
/// <param name="Role">What they may do now.</param>
public sealed record TokenBearer(string Issuer, string Subject, string Name, string Role);

/// <summary>The principals of those who come with the organisation's own tokens: a row for each issuer and subject.</summary>
public sealed class TokenPrincipals(Database database, KeyAllocator keys, BusinessCalendar calendar)
{
    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<(string Issuer, string Subject), (TokenBearer Bearer, long Key)> _known = new();

    /// <summary>Returns the internal key; null for somebody who has not written yet.</summary>
    public async ValueTask<long?> FindAsync(TokenBearer bearer, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((bearer.Issuer, bearer.Subject), out var known))
            return known.Key;
        return (await database.ReadAsync(session => FindAsync(session, bearer), cancellationToken))?.Key;
    }

    /// <summary>Returns the internal key; makes the row at the first write, and renews it where the token says otherwise than before.</summary>
    public async ValueTask<long> EnsureAsync(TokenBearer bearer, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((bearer.Issuer, bearer.Subject), out var known) && known.Bearer == bearer)
            return known.Key;
        var stored = await database.ReadAsync(session => FindAsync(session, bearer), cancellationToken);
        var key = stored is not null && (stored.Name, stored.Role) == (bearer.Name, bearer.Role)
            ? stored.Key
            : await WriteAsync(bearer, cancellationToken);

        // More people than an organisation has: no reason to keep them all in mind.
        if (_known.Count >= MostKnown)
            _known.Clear();
        _known[(bearer.Issuer, bearer.Subject)] = (bearer, key);
        return key;
    }

    private async Task<long> WriteAsync(TokenBearer bearer, CancellationToken cancellationToken)
    {
        var id = calendar.NewId();
        var fresh = await keys.TakeAsync(1, cancellationToken);
        var stamp = WriteStamp.Make(calendar, fresh);
        return await database.WriteAsync(
            async session =>
            {
                await session.LockAsync(WriteLocks.Principals);
                var stored = await FindAsync(session, bearer);
                var key = stored?.Key ?? fresh;

                // It is their own doing: nobody else signs them in.
                var events = new EventList(stamp with { Principal = key });
                if (stored is null)
                {
                    await session.ExecuteAsync(
                        """
                        INSERT INTO principal (principal_key, id, name, role, issuer, subject, created_at)
                        VALUES (@fresh, @id, @Name, @Role, @Issuer, @Subject, @RecordedAt)
                        """,
                        new { fresh, id, bearer.Name, bearer.Role, bearer.Issuer, bearer.Subject, stamp.RecordedAt });
                    events.Add(
                        SubjectKinds.Principal, key, EventKinds.PrincipalCreated, null, new { id, bearer.Name, bearer.Role, bearer.Issuer, bearer.Subject });
                }
                else
                {
                    await session.ExecuteAsync(
                        "UPDATE principal SET name = @Name, role = @Role WHERE principal_key = @key", new { bearer.Name, bearer.Role, key });
                    events.Add(
                        SubjectKinds.Principal, key, EventKinds.PrincipalRenewed, new { stored.Name, stored.Role }, new { bearer.Name, bearer.Role });
                }
                await events.AppendAsync(session);
                return key;
            },
            cancellationToken);
    }

    private static Task<Principal?> FindAsync(Session session, TokenBearer bearer) =>
        session.FirstOrDefaultAsync<Principal>(
            """
            SELECT p.principal_key AS "Key", p.id AS Id, p.name AS Name, p.role AS Role
            FROM principal p
            WHERE p.issuer = @Issuer AND p.subject = @Subject
            """,
            new { bearer.Issuer, bearer.Subject });
}
