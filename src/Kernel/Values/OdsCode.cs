using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Goldthread.Kernel.Values;

/// <summary>
/// The code by which the Organisation Data Service knows an organisation or one of its sites: capital letters and digits.
/// Sources: https://www.datadictionary.nhs.uk/supporting_information/organisation_coding_frames.html (organisations, up to 8 characters),
/// https://www.datadictionary.nhs.uk/supporting_information/organisation_site_coding_frames.html (sites, up to 9).
/// </summary>
/// <remarks>
/// Trusts have three characters (TAK), local authorities three digits, trust sites five (RH802), practices a letter and five digits,
/// schools eight (EE134290). Since 1 April 2020 new codes have the shape ANANA (F5H1R) whatever they name, so the shape of a code no longer says
/// what sort of organisation it is, and a site's code need not begin with its trust's: never cut a code into parts. Codes are
/// never used again for another organisation. Up to 12 characters are accepted, so that a longer frame does not stop a
/// delivery. The default value is no code and prints as nothing.
/// </remarks>
[JsonConverter(typeof(ParsedTextConverter<OdsCode>))]
public readonly record struct OdsCode : ISpanParsable<OdsCode>
{
    /// <summary>The identifier system of FHIR for organisations.</summary>
    public const string System = "https://fhir.nhs.uk/Id/ods-organization-code";

    /// <summary>The identifier system of FHIR for sites of organisations.</summary>
    public const string SiteSystem = "https://fhir.nhs.uk/Id/ods-site-code";

    private const int Shortest = 3;
    private const int Longest = 12;
    private readonly string? _text;

    private OdsCode(string text) => _text = text;

    /// <summary>The code in capitals, spaces around it left out; or one fault in plain words.</summary>
    public static Outcome<OdsCode> Read(string? text) => Read(text.AsSpan());

    private static Outcome<OdsCode> Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty) return new Fault(FaultKind.Invalid, "Enter an organisation code.");
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character)) return new Fault(FaultKind.Invalid, "An organisation code has only letters and digits, such as RH802.");
        }

        if (text.Length is < Shortest or > Longest) return new Fault(FaultKind.Invalid, $"An organisation code has {Shortest} to {Longest} characters. This has {text.Length}.");
        return new OdsCode(text.ToString().ToUpperInvariant());
    }

    /// <summary>The code in capitals.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>As <see cref="Read(string?)"/>; throws <see cref="FormatException"/> with the fault's words.</summary>
    public static OdsCode Parse(string s) => Parse(s, null);

    /// <inheritdoc cref="Parse(string)" />
    public static OdsCode Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string)" />
    public static OdsCode Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Read(s).Match(code => code, faults => throw new FormatException(faults[0].Message));

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OdsCode result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc />
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out OdsCode result)
    {
        var read = Read(s);
        result = read.Succeeded ? read.Value : default;
        return read.Succeeded;
    }
}
