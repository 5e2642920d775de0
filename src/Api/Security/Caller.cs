using System.Globalization;
using System.Security.Claims;

namespace Tracker.Api.Security;

/// <summary>The internal key of the principal who calls, carried in a claim.</summary>
internal static class Caller
{
    private const string ClaimType = "tracker:principal";

    public static Claim KeyClaim(long principalKey) => new(ClaimType, principalKey.ToString(CultureInfo.InvariantCulture));

    /// <summary>Only behind a policy, which lets nobody through without a principal.</summary>
    public static long PrincipalKey(this ClaimsPrincipal user) =>
        long.Parse(user.FindFirstValue(ClaimType)!, CultureInfo.InvariantCulture);
}
