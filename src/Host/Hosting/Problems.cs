using System.Globalization;
using Goldthread.DesignSystem;
using Goldthread.Fhir;
using Microsoft.AspNetCore.Diagnostics;

namespace Goldthread.Host.Hosting;

/// <summary>An error without words gets some: a page for people, an OperationOutcome for programs.</summary>
internal static class Problems
{
    public static Task ShowPage(StatusCodeContext context) => Show(context.HttpContext, context.Next);

    public static Task ShowPage(HttpContext context) => Show(context, null);

    private static Task Show(HttpContext context, RequestDelegate? next)
    {
        var status = context.Response.StatusCode;
        if (context.Request.Path.StartsWithSegments(FhirModule.Root))
        {
            return FhirModule.Answer(context, status, status switch
            {
                StatusCodes.Status401Unauthorized => "Sign in first: send a bearer token.",
                StatusCodes.Status403Forbidden => "You may not do this.",
                StatusCodes.Status404NotFound => "There is nothing at this address.",
                StatusCodes.Status429TooManyRequests => "Too many attempts were refused. Retry-After says when to try again.",
                StatusCodes.Status405MethodNotAllowed => "This address does not take this method.",
                _ => "The request could not be answered.",
            });
        }

        if (next is null)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(
                "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sorry – Goldthread</title><link rel=\"stylesheet\" href=\"/assets/nhsuk.css\"></head>"
                + "<body><div class=\"nhsuk-width-container\"><main class=\"nhsuk-main-wrapper\"><h1>Sorry, there is a problem</h1>"
                + "<p>This page could not be shown. Nothing you had saved is lost. Try again in a moment.</p><p><a href=\"/\">Go to the start page</a></p></main></div></body></html>");
        }

        return Again(context, next, status);
    }

    // The design system's page for this status, in place of the one that failed.
    private static async Task Again(HttpContext context, RequestDelegate next, int status)
    {
        var path = context.Request.Path;
        context.Request.Path = DesignSystemModule.ProblemPath.Replace("{0}", status.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Path = path;
        }
    }
}
