using System.Data.Common;
using System.Net;
using Goldthread.Fhir;
using Goldthread.Host.Operations;
using Goldthread.Kernel.Data;

namespace Goldthread.Host.Hosting;

/// <summary>
/// The outermost layer: sets what every answer carries, and turns what went wrong inside into an answer: "try again later" when
/// the store is busy or away, and never a stack trace.
/// </summary>
internal sealed class Guard(RequestDelegate next, Database store, ILogger<Guard> log)
{
    public const int RetryAfterSeconds = 2;
    public const string Busy = "The store is busy or away. Nothing was changed. Try again in a moment.";

    public async Task InvokeAsync(HttpContext context)
    {
        SecurityHeaders.Set(context);
        try
        {
            await next(context);
            Telemetry.Name(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The asker went away; nobody is left to answer.
        }
        catch (BadHttpRequestException error)
        {
            await Answer(context, error.StatusCode, error.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? $"A request may hold {FhirModule.LargestRequest >> 20} MB. Send less at a time, or load files with ./goldthread import."
                : "The request could not be read.");
        }
        catch (Exception error)
        {
            var unavailable = Unavailable(error);
            if (unavailable)
            {
                context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString();
                log.LogWarning(error, "The store did not answer");
            }
            else
            {
                log.LogError(error, "Unhandled fault");
            }

            await Answer(
                context,
                (int)(unavailable ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.InternalServerError),
                unavailable ? Busy : "Something went wrong here, and it has been noted. Nothing of this request was kept.");
        }
    }

    private bool Unavailable(Exception error) => error switch
    {
        DbException db => store.Dialect.IsUnavailable(db),
        StoreBusyException or TimeoutException => true,
        IOException => true,
        _ => error.InnerException is { } inner && Unavailable(inner),
    };

    private static Task Answer(HttpContext context, int status, string words)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        if (context.Request.Path.StartsWithSegments(FhirModule.Root))
        {
            return FhirModule.Answer(context, status, words);
        }

        context.Response.StatusCode = status;
        return Problems.ShowPage(context);
    }
}
