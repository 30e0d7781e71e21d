using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Goldthread.Kernel.Values;

/// <summary>
/// The name of a resource within its type: 1 to 64 letters, digits, hyphens and dots.
/// Source: https://hl7.org/fhir/R4/datatypes.html#id
/// </summary>
/// <remarks>
/// Surprising: case counts, so "a1" and "A1" are two resources; an underscore is not allowed; and "." or ".." are allowed,
/// so an id is never used as a file name. The default value is no id and prints as nothing.
/// </remarks>
[JsonConverter(typeof(ParsedTextConverter<FhirId>))]
public readonly record struct FhirId : ISpanParsable<FhirId>
{
    /// <summary>The longest an id may be.</summary>
    public const int MaxLength = 64;

    private readonly string? _text;

    private FhirId(string text) => _text = text;

    /// <summary>The id, or one fault that says what an id may hold. Nothing is trimmed or changed.</summary>
    public static Outcome<FhirId> Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return new Fault(FaultKind.Invalid, "An id has at least one character.");
        if (text.Length > MaxLength) return new Fault(FaultKind.Invalid, $"An id has at most {MaxLength} characters. This has {text.Length}.");
        return IsId(text) ? new FhirId(text) : new Fault(FaultKind.Invalid, "An id has only letters A to Z, digits, hyphens and dots.");
    }

    /// <summary>Whether the text is an id, without making one.</summary>
    public static bool IsId(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength) return false;
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '.')) return false;
        }

        return true;
    }

    /// <summary>The id as it stands in a URL.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>As <see cref="Read"/>; throws <see cref="FormatException"/> with the fault's words.</summary>
    public static FhirId Parse(string s) => Parse(s, null);

    /// <inheritdoc cref="Parse(string)" />
    public static FhirId Parse(string s, IFormatProvider? provider) => Read(s).Match(id => id, faults => throw new FormatException(faults[0].Message));

    /// <inheritdoc cref="Parse(string)" />
    public static FhirId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString(), provider);

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FhirId result)
    {
        var valid = IsId(s);
        result = valid ? new FhirId(s!) : default;
        return valid;
    }

    /// <inheritdoc />
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out FhirId result)
    {
        var valid = IsId(s);
        result = valid ? new FhirId(s.ToString()) : default;
        return valid;
    }
}
