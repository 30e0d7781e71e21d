using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Goldthread.Kernel.Values;

/// <summary>
/// A number that identifies one person to the health services of England, Wales and the Isle of Man: ten digits, the last
/// of which checks the others. Source: https://www.datadictionary.nhs.uk/attributes/nhs_number.html
/// </summary>
/// <remarks>
/// The rule of the last digit: multiply the first nine by 10, 9, ... 2, add up, take the remainder by 11 from 11; 11 counts
/// as 0. Two facts surprise. Where the result is 10 no number with those nine digits was ever issued, so one stem in eleven has no number at
/// all. And every digit repeated ten times passes the arithmetic, so those ten are refused by a rule of their own.
/// A number that passes may still belong to nobody: see <see cref="Range"/>.
/// Scotland and Northern Ireland use the same shape and the same arithmetic. The default value is not a number of anybody; it
/// prints as nothing.
/// </remarks>
[JsonConverter(typeof(ParsedTextConverter<NhsNumber>))]
public readonly record struct NhsNumber : IComparable<NhsNumber>, ISpanParsable<NhsNumber>
{
    /// <summary>The identifier system of FHIR. Source: UK Core Patient, https://simplifier.net/hl7fhirukcorer4/ukcore-patient</summary>
    public const string System = "https://fhir.nhs.uk/Id/nhs-number";

    private NhsNumber(long value) => Value = value;

    /// <summary>The ten digits as a number, for compact storage; a leading zero (Scotland, days 1 to 9) is lost here and kept in <see cref="ToString"/>.</summary>
    public long Value { get; }

    /// <summary>True from 999 000 0000 to 999 999 9999: set aside for tests, valid in form, never given to a person.</summary>
    public bool IsSynthetic => Range == NhsNumberRange.Synthetic;

    /// <summary>Which service gives out numbers of this range.</summary>
    public NhsNumberRange Range => NhsNumberRanges.Of(Value);

    /// <summary>The number of that value, for reading back what <see cref="Value"/> stored.</summary>
    public static Outcome<NhsNumber> FromValue(long value)
    {
        if (value is < 0 or > 9_999_999_999) return NhsNumberFaults.Length(value < 0 ? 0 : value.ToString().Length);
        return Checked(value);
    }

    /// <summary>
    /// The number written as ten digits, or as three, three and four with one space or hyphen between; spaces around it are
    /// ignored. Otherwise one fault in words for the person who typed it, which never repeats what was typed.
    /// </summary>
    public static Outcome<NhsNumber> Read(string? text) => Read(text.AsSpan());

    private static Outcome<NhsNumber> Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty) return NhsNumberFaults.Missing;
        long value = 0;
        var digits = 0;
        var misplaced = false;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (IsSeparator(character))
            {
                misplaced |= !(digits == 3 && at == 3) && !(digits == 6 && at is 6 or 7);
                continue;
            }

            if (!char.IsAsciiDigit(character)) return NhsNumberFaults.NotADigit(at + 1);
            digits++;
            if (digits <= 10) value = (value * 10) + (character - '0');
        }

        if (digits != 10) return NhsNumberFaults.Length(digits);
        if (misplaced) return NhsNumberFaults.Grouping;
        return Checked(value);
    }

    // Word processors put the no-break space and the no-break hyphen into letters, and people copy from letters.
    private static bool IsSeparator(char character) => character is ' ' or '-' or '\u00a0' or '\u2011';

    private static Outcome<NhsNumber> Checked(long value)
    {
        if (value % 1_111_111_111 == 0) return NhsNumberFaults.Repeated;
        var check = CheckDigit((int)(value / 10));
        if (check == 10) return NhsNumberFaults.NeverIssued;
        if (check != value % 10) return NhsNumberFaults.LastDigit;
        return new NhsNumber(value);
    }

    /// <summary>The digit that completes nine digits, 0 to 9; or 10 where no number with these nine exists.</summary>
    internal static int CheckDigit(int stem)
    {
        var sum = 0;
        for (var weight = 2; weight <= 10; weight++)
        {
            sum += stem % 10 * weight;
            stem /= 10;
        }

        return (11 - (sum % 11)) % 11;
    }

    /// <summary>
    /// The number at this place, from 0, among all that can exist in the range for tests, in ascending order: always the
    /// same, and quick for any place. Throws <see cref="ArgumentOutOfRangeException"/> from <see cref="SyntheticCount"/> on.
    /// </summary>
    public static NhsNumber Synthetic(int index) => new(SyntheticNumbers.At(index));

    /// <summary>How many numbers the range for tests holds.</summary>
    public static int SyntheticCount => SyntheticNumbers.Count;

    /// <summary>As people read it: "999 000 0018".</summary>
    public string Format() => Value == 0 ? "" : $"{Value / 10_000_000:000} {Value / 10_000 % 1_000:000} {Value % 10_000:0000}";

    /// <summary>The ten digits without spaces: the form for FHIR, files and keys.</summary>
    public override string ToString() => Value == 0 ? "" : Value.ToString("0000000000");

    /// <summary>As <see cref="Read(string?)"/>; throws <see cref="FormatException"/> with the fault's words.</summary>
    public static NhsNumber Parse(string s) => Parse(s, null);

    /// <inheritdoc cref="Parse(string)" />
    public static NhsNumber Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string)" />
    public static NhsNumber Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Read(s).Match(n => n, faults => throw new FormatException(faults[0].Message));

    /// <summary>As <see cref="Read(string?)"/>, without the reason.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out NhsNumber result) => TryParse(s.AsSpan(), null, out result);

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NhsNumber result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc />
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out NhsNumber result)
    {
        var read = Read(s);
        result = read.Succeeded ? read.Value : default;
        return read.Succeeded;
    }

    /// <summary>By the digits, ascending.</summary>
    public int CompareTo(NhsNumber other) => Value.CompareTo(other.Value);

    /// <summary>Earlier in digit order.</summary>
    public static bool operator <(NhsNumber left, NhsNumber right) => left.Value < right.Value;

    /// <summary>Later in digit order.</summary>
    public static bool operator >(NhsNumber left, NhsNumber right) => left.Value > right.Value;

    /// <summary>Earlier in digit order, or the same.</summary>
    public static bool operator <=(NhsNumber left, NhsNumber right) => left.Value <= right.Value;

    /// <summary>Later in digit order, or the same.</summary>
    public static bool operator >=(NhsNumber left, NhsNumber right) => left.Value >= right.Value;
}
