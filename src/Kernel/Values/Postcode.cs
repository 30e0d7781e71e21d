using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Goldthread.Kernel.Values;

/// <summary>
/// A United Kingdom postcode in its one written form, "ZZ1 1AA", for showing and searching. Whether mail would arrive is not asked.
/// Source: BS 7666 as given in appendix C, "Valid postcode format", of the ILR specification 2017 to 2018 (Education and Skills Funding Agency).
/// </summary>
/// <remarks>
/// Surprising: health records hold postcodes that are no places, "ZZ99 3VZ" for no fixed abode and its neighbours, one for each country
/// of residence, and these break the letter rules of real postcodes. They and the made-up area ZZ are accepted;
/// see <see cref="IsPlace"/>. The default value is no postcode and prints as nothing.
/// </remarks>
[JsonConverter(typeof(ParsedTextConverter<Postcode>))]
public readonly partial record struct Postcode : IParsable<Postcode>
{
    private readonly string? _text;

    private Postcode(string text) => _text = text;

    /// <summary>The part before the space, "ZZ1": the post district.</summary>
    public string Outward => _text is null ? "" : _text[..^4];

    /// <summary>The part after the space, "1AA".</summary>
    public string Inward => _text is null ? "" : _text[^3..];

    /// <summary>False for the ZZ area: pseudo postcodes of health records (ZZ99) and invented places.</summary>
    public bool IsPlace => _text is not null && !_text.StartsWith("ZZ", StringComparison.Ordinal);

    /// <summary>The postcode in capitals with its one space, however it was spaced; or one fault in plain words.</summary>
    public static Outcome<Postcode> Read(string? text)
    {
        var letters = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        if (letters.Length == 0) return new Fault(FaultKind.Invalid, "Enter a postcode.");
        return letters.Length <= 7 && (Real().IsMatch(letters) || Unreal().IsMatch(letters))
            ? new Postcode($"{letters[..^3]} {letters[^3..]}")
            : new Fault(FaultKind.Invalid, "Enter a full postcode, such as ZZ1 1AA.");
    }

    /// <summary>Capitals, one space: "ZZ1 1AA".</summary>
    public override string ToString() => _text ?? "";

    /// <summary>As <see cref="Read"/>; throws <see cref="FormatException"/> with the fault's words.</summary>
    public static Postcode Parse(string s) => Parse(s, null);

    /// <inheritdoc cref="Parse(string)" />
    public static Postcode Parse(string s, IFormatProvider? provider) => Read(s).Match(p => p, faults => throw new FormatException(faults[0].Message));

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Postcode result)
    {
        var read = Read(s);
        result = read.Succeeded ? read.Value : default;
        return read.Succeeded;
    }

    // A9, A99, AA9, AA99, A9A, AA9A, each place with its own letters; the last two never C I K M O V. GIR 0AA is the one exception.
    [GeneratedRegex("^(GIR0AA|([A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9][ABEHMNPRVWXY]))[0-9][ABD-HJLNP-UW-Z]{2})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Real();

    [GeneratedRegex("^ZZ[0-9]{1,2}[0-9][A-Z]{2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unreal();
}
