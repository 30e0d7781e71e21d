using Microsoft.AspNetCore.Http;

namespace Goldthread.Record.Own;

/// <summary>How somebody reads these pages. Kept by their browser, so that it holds before they sign in and on every page.</summary>
/// <param name="IsLarge">In large print, half as large again.</param>
/// <param name="IsEasy">The fixed text in short sentences, one idea each.</param>
/// <param name="Language">"cy" for Welsh where there is any; null for English.</param>
public sealed record ReadingChoice(bool IsLarge, bool IsEasy, string? Language)
{
    private const string Cookie = "goldthread-reading";
    private const string Large = "large";
    private const string Easy = "easy";

    /// <summary>The choice that comes with a request; as it is for everyone where none does, or none that we know.</summary>
    public static ReadingChoice Of(HttpContext context) => Read(context.Request.Cookies[Cookie]);

    /// <summary>Reads what a browser kept: "large.easy.cy" or some of it. What is not known is left out.</summary>
    public static ReadingChoice Read(string? kept)
    {
        var words = (kept ?? "").Split('.');
        return new(words.Contains(Large), words.Contains(Easy), words.FirstOrDefault(TextTable.Knows));
    }

    /// <summary>The choice after one answer: "large", "usual-size", "easy", "all-words", or a language; anything else changes nothing.</summary>
    public ReadingChoice After(string? answer) => answer switch
    {
        Large => this with { IsLarge = true },
        "usual-size" => this with { IsLarge = false },
        Easy => this with { IsEasy = true },
        "all-words" => this with { IsEasy = false },
        "en" => this with { Language = null },
        _ => TextTable.Knows(answer) ? this with { Language = answer } : this,
    };

    /// <summary>Gives it to the browser to keep for a year.</summary>
    public void Keep(HttpContext context) => context.Response.Cookies.Append(
        Cookie,
        string.Join('.', new[] { IsLarge ? Large : null, IsEasy ? Easy : null, Language }.OfType<string>()),
        new CookieOptions { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
}
