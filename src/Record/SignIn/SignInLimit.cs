using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Goldthread.Record.SignIn;

/// <summary>How often one address may sign in to a demo place, where no secret is asked: each makes a session and a row in the journal.</summary>
internal sealed class SignInLimit(SignInSettings settings, SignInJournal journal) : IRateLimiterPolicy<string>
{
    public const string Name = "sign-in";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => async (rejected, _) =>
    {
        rejected.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        RetryAfter.Set(rejected.HttpContext, rejected.Lease, Window);
        await journal.Refused("pages", "demo: too many sign-ins from one address");
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => HttpMethods.IsPost(httpContext.Request.Method)
        ? RateLimitPartition.GetSlidingWindowLimiter(
            SignInAttempts.Network(httpContext.Connection.RemoteIpAddress),
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = settings.MostInDemo, Window = Window, SegmentsPerWindow = 5 })
        : RateLimitPartition.GetNoLimiter("");
}

/// <summary>When to come back, on an answer that refuses: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after</summary>
internal static class RetryAfter
{
    /// <summary>As the limiter says; where it does not, after the whole window.</summary>
    public static void Set(HttpContext context, RateLimitLease lease, TimeSpan window) => context.Response.Headers.RetryAfter =
        Math.Ceiling((lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : window).TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
