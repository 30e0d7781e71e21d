using System.Security.Cryptography;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// Page links as they leave and come back. Inside one stand commit numbers, which grow with what others write and hide, so a link is sealed: nobody can read
/// or make one, and it is good for the user who got it and for nobody else. The keys are those of cookies: servers of one store share them.
/// </summary>
internal sealed class PageSeal(IDataProtectionProvider protection)
{
    private const string Refusal = "this page link is not one of ours, or not yours; search again from the first page";
    private readonly IDataProtector _protector = protection.CreateProtector("Goldthread.Fhir.Page.1");

    public static PageSeal Of(HttpContext context) => context.RequestServices.GetRequiredService<PageSeal>();

    /// <summary>A token for this user's link.</summary>
    public string Seal(Sight sight, string token) => _protector.Protect($"{token} {sight.Who.User}");

    /// <summary>The token in a link that this user was given.</summary>
    public Outcome<string> Open(Sight sight, string text)
    {
        try
        {
            var open = _protector.Unprotect(text);
            var end = open.IndexOf(' ', StringComparison.Ordinal);
            return end >= 0 && string.Equals(open[(end + 1)..], sight.Who.User, StringComparison.Ordinal) ? open[..end] : Fault();
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return Fault();
        }
    }

    /// <summary>The same parameters with the page link, where there is one, opened.</summary>
    public Outcome<List<KeyValuePair<string, string>>> Open(Sight sight, List<KeyValuePair<string, string>> parameters)
    {
        if (!parameters.Exists(p => p.Key == SearchParser.PageParameter))
        {
            return parameters;
        }

        var opened = parameters.ConvertAll(p => p.Key == SearchParser.PageParameter ? Open(sight, p.Value).Then<KeyValuePair<string, string>>(t => KeyValuePair.Create(p.Key, t)) : p);
        return opened.Exists(o => !o.Succeeded) ? Fault() : opened.ConvertAll(o => o.Value);
    }

    private static Fault Fault() => new(FaultKind.Invalid, Refusal, SearchParser.PageParameter);
}

/// <summary>What the links of one answer need.</summary>
/// <param name="Asked">The page link that was asked for, as it came; null for the first page.</param>
/// <param name="Seal">Makes a link's token.</param>
internal sealed record PageLinks(string? Asked, Func<PageToken, string> Seal);
