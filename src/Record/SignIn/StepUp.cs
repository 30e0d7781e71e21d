using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.SignIn;

/// <summary>
/// On a page model: who opens or posts to the page must have shown who they are a few minutes ago (<see cref="SignInSettings.FreshFor"/>), else they are
/// sent to do so and come back. Pages that ask only in some cases call <see cref="StepUp.Ask"/> themselves. A token of a program is never enough.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StepUpAttribute : Attribute, IAuthorizationFilter
{
    /// <inheritdoc />
    public void OnAuthorization(AuthorizationFilterContext context) => context.Result ??= StepUp.Ask(context.HttpContext);
}

/// <summary>A fresh proof of who somebody is, for sensitive acts: giving powerful rights, breaking the glass, the privacy officer's queue.</summary>
public static class StepUp
{
    /// <summary>The page that asks again.</summary>
    public const string Path = "/sign-in/again";

    /// <summary>Null when the proof is fresh; else where to send them: to show again who they are, and back to this page. Use: <c>if (StepUp.Ask(HttpContext) is { } ask) return ask;</c></summary>
    public static IActionResult? Ask(HttpContext context)
    {
        if (IsFresh(context))
        {
            return null;
        }

        if (context.User.FindFirst(SessionHandler.ProvenClaim) is null)
        {
            return new ForbidResult();
        }

        // What was posted is not sent twice: they come back to the page that holds the form.
        return new RedirectResult(Path + QueryString.Create("from", context.Request.PathBase + context.Request.Path + (HttpMethods.IsGet(context.Request.Method) ? context.Request.QueryString : default)));
    }

    /// <summary>What a form says that was sent too long after they showed who they are: nothing that was typed is lost.</summary>
    public const string Stale = "Show again who you are, then send this once more";

    /// <summary>Where to show it and come back to this page.</summary>
    public static string Href(HttpContext context) => Path + QueryString.Create("from", context.Request.PathBase + context.Request.Path);

    /// <summary>True when the one who asks has shown who they are within the last minutes.</summary>
    public static bool IsFresh(HttpContext context)
    {
        var services = context.RequestServices;
        return context.User.FindFirstValue(SessionHandler.ProvenClaim) is { } at
            && services.GetRequiredService<TimeProvider>().GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture))
                < services.GetRequiredService<SignInSettings>().FreshFor;
    }
}
