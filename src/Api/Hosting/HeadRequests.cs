namespace Tracker.Api.Hosting;

/// <summary>HEAD is GET without its body, which the server leaves out by itself (RFC 9110, 9.3.2).</summary>
internal static class HeadRequests
{
    public static void UseHeadRequests(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        return next(context);
    });
}
