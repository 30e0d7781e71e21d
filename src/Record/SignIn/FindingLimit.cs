using System.Threading.RateLimiting;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Goldthread.Record.SignIn;

/// <summary>
/// How often one user may look for a person, or meet somebody with whom they have no relationship: whoever finds people sees a little of each, so numbers and
/// names must not be tried one after another. Kept by each server for itself.
/// </summary>
internal sealed class FindingLimit(IConfiguration configuration) : IDisposable
{
    private const int UsualMost = 100;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(user => RateLimitPartition.GetSlidingWindowLimiter(
        user, _ => new SlidingWindowRateLimiterOptions { PermitLimit = configuration.GetValue("Goldthread:Finding:MostInFiveMinutes", UsualMost), Window = Window, SegmentsPerWindow = 5 }));

    /// <summary>Counts one attempt of who is signed in; true when it was one too many, and the answer then says for how long to wait.</summary>
    public bool Wait(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(User.Of(context.User)?.Id ?? "");
        if (lease.IsAcquired)
        {
            return false;
        }

        RetryAfter.Set(context, lease, Window);
        return true;
    }

    public void Dispose() => _limiter.Dispose();
}
