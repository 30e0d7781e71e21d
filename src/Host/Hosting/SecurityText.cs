using System.Globalization;
using System.Text;

namespace Goldthread.Host.Hosting;

/// <summary>
/// Where to tell somebody of a weakness: <c>/.well-known/security.txt</c> (https://www.rfc-editor.org/rfc/rfc9116). The contact is whoever runs this place,
/// from the setting <c>Goldthread:Security:Contact</c>; without one it is the policy of those who make the software, which says how.
/// </summary>
internal static class SecurityText
{
    public const string Path = "/.well-known/security.txt";
    public const string PolicyPath = "/.well-known/security-policy.md";

    private const string Plain = "text/plain; charset=utf-8";

    // RFC 9116, 2.5.5 asks for less than a year. Short, so that a copy which somebody kept does not outlive those who are named in it.
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    public static void MapSecurityText(this WebApplication app)
    {
        var contacts = (app.Configuration["Goldthread:Security:Contact"] ?? "").Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var contact in contacts.Where(c => !IsContact(c)))
        {
            throw new InvalidOperationException($"Goldthread:Security:Contact holds addresses that begin with mailto:, tel: or https:, not \"{contact}\".");
        }

        app.MapGet(Path, (HttpRequest request, TimeProvider clock) => Results.Text(Text(contacts, Origin(app.Configuration, request), clock.GetUtcNow()), Plain)).AllowAnonymous();
        app.MapGet(PolicyPath, () => Results.Text(Policy(), Plain)).AllowAnonymous();
    }

    private static string Text(IReadOnlyCollection<string> contacts, string origin, DateTimeOffset now)
    {
        var text = new StringBuilder();
        foreach (var contact in contacts.DefaultIfEmpty(origin + PolicyPath))
        {
            text.Append(CultureInfo.InvariantCulture, $"Contact: {contact}\n");
        }

        return text
            .Append(CultureInfo.InvariantCulture, $"Expires: {now + Life:yyyy-MM-dd'T'HH:mm:ss'Z'}\n")
            .Append(CultureInfo.InvariantCulture, $"Policy: {origin}{PolicyPath}\n")
            .Append("Preferred-Languages: en\n")
            .Append(CultureInfo.InvariantCulture, $"Canonical: {origin}{Path}\n")
            .ToString();
    }

    private static bool IsContact(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("mailto" or "tel" or "https");

    private static string Origin(IConfiguration configuration, HttpRequest request) =>
        configuration["Goldthread:PublicAddress"]?.TrimEnd('/') is { Length: > 0 } address ? address : $"{request.Scheme}://{request.Host}{request.PathBase}";

    private static string Policy()
    {
        using var reader = new StreamReader(typeof(SecurityText).Assembly.GetManifestResourceStream("SECURITY.md")!);
        return reader.ReadToEnd();
    }
}
