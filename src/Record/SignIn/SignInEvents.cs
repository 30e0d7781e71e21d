using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.DataProtection;

namespace Goldthread.Record.SignIn;

/// <summary>What happens when somebody comes back from a provider: a session begins, or the callback's page says why not.</summary>
internal sealed class SignInEvents(Admittance admittance, Sessions sessions, SignInAttempts attempts, SignInJournal journal, IDataProtectionProvider protection) : OAuthEvents
{
    public static IDataProtector IdTokens(IDataProtectionProvider protection) => protection.CreateProtector("Goldthread.SignIn.IdToken.1");

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var provider = ((OidcOptions)context.Options).Provider;
        var identity = context.HttpContext.Features.Get<ProviderIdentity>()!;
        var (user, refusal) = await admittance.UserOf(provider, identity);
        var acting = "";
        if (user is not null && context.Properties!.Items.ContainsKey(OidcHandler.Again))
        {
            var (open, _) = await sessions.Of(context.HttpContext);
            acting = open?.Row.Acting ?? "";
            refusal = open is not null && open.User.Id != user.Id ? Refusal.SomebodyElse : null;
        }

        if (refusal is not null)
        {
            await journal.Refused("pages", $"{provider.Key}: {refusal.Heading}");
            context.HttpContext.Features.Set(refusal);
            context.SkipHandler();
            return;
        }

        var proof = new Proof(
            provider.Key, identity.Issuer, identity.Sub, identity.Sid, identity.Acr, identity.Organisations, IdTokens(protection).Protect(identity.IdToken));
        await sessions.Begin(context.HttpContext, user!, proof, acting);
        context.Response.Redirect(LocalAddress.Of(context.ReturnUri));
        context.HandleResponse();
    }

    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        var cancelled = context.HttpContext.Request.Query["error"] == "access_denied";
        var provider = ((OidcOptions)context.Options).Provider;
        var reason = string.Create(CultureInfo.InvariantCulture, $"{provider.Key}: {context.Failure?.Message}");
        await (cancelled ? journal.Refused("pages", reason) : attempts.Refused(context.HttpContext, "pages", reason));

        context.HttpContext.Features.Set(cancelled ? Refusal.Cancelled : Refusal.Failed);
        context.SkipHandler();
    }
}

/// <summary>A way back that leads to this site and nowhere else.</summary>
internal static class LocalAddress
{
    public static string Of(string? address) =>
        address is ['/'] or ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl) ? address : "/";
}
