using Goldthread.Kernel.Values;

namespace Goldthread.Directory.Search;

/// <summary>
/// Where somebody lives, as far as it decides which services are for them (docs/guides/directory.md, "For people who live in"). Areas are known by their keys: letters and
/// digits in capitals.
/// </summary>
/// <param name="Postcode">Their postcode, or null where they named a place.</param>
/// <param name="In">Areas that they live in, or may live in.</param>
/// <param name="Known">Areas of which it is known who lives in them.</param>
public sealed record Living(Postcode? Postcode, IReadOnlySet<string> In, IReadOnlySet<string> Known)
{
    /// <summary>An area's key.</summary>
    public static string Key(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Whether they live in an area: a postcode or the beginning of one, or a named area; null when nobody can tell.</summary>
    public bool? IsIn(string area)
    {
        if (IsPartOfPostcode(area))
        {
            return Postcode is { } home ? area == home.Outward || area == home.Outward + home.Inward[0] || area == home.Outward + home.Inward : null;
        }

        return In.Contains(area) ? true : Known.Contains(area) ? false : null;
    }

    // "LS1", "EC1A", "LS16" and with a sector "LS164" or whole "LS164AB". Without its space a sector can read as another district; then the service is shown, with its area.
    private static bool IsPartOfPostcode(string key)
    {
        var letters = key.TakeWhile(char.IsAsciiLetterUpper).Count();
        return letters is 1 or 2 && key.Length > letters && key.Length <= 7 && char.IsAsciiDigit(key[letters]) && key.All(char.IsAsciiLetterOrDigit);
    }
}
