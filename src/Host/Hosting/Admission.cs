using System.Threading.RateLimiting;
using Goldthread.Fhir;

namespace Goldthread.Host.Hosting;

/// <summary>
/// How many requests are worked on at once. Beyond that a request is told to come back in a moment, so that those that are let in stay
/// as quick as they are at full load: what a place can do does not grow by letting more wait in it. Reads and writes are counted apart;
/// a heap of writes keeps nobody from reading.
/// </summary>
internal static class Admission
{
    private const string Reads = "reads";
    private const string Writes = "writes";

    public static void AddAdmission(this IServiceCollection services, int mostAtOnce) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetConcurrencyLimiter(
            HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? Reads : Writes,
            _ => new ConcurrencyLimiterOptions { PermitLimit = mostAtOnce, QueueLimit = 0 }));
        options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        options.OnRejected = async (rejected, _) =>
        {
            var context = rejected.HttpContext;
            context.Response.Headers.RetryAfter = Guard.RetryAfterSeconds.ToString();
            await (context.Request.Path.StartsWithSegments(FhirModule.Root)
                ? FhirModule.Answer(context, StatusCodes.Status503ServiceUnavailable, Guard.Busy)
                : Problems.ShowPage(context));
        };
    });
}
