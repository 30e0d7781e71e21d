using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// The ids we make: <c>person-number</c>, both in Crockford's base 32 (https://www.crockford.com/base32.html). They carry part and
/// person, so that a resource is found without asking every part.
/// </summary>
internal static class RecordId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int NumberLength = 12;

    public static string New(PersonKey person, RecordNumbers numbers)
    {
        var number = Text((ulong)numbers.Next()).PadLeft(NumberLength, '0');
        return person.IsPlace ? $"0-{number}" : $"{person}-{number}";
    }

    /// <summary>The person that an id names if we made it; an id from elsewhere may look like ours, so the row must still be there.</summary>
    public static PersonKey? Person(string id)
    {
        var dash = id.IndexOf('-', StringComparison.Ordinal);
        if (dash < 1 || id.Length - dash - 1 != NumberLength || !TryNumber(id.AsSpan(0, dash), out var person) || !TryNumber(id.AsSpan(dash + 1), out _))
        {
            return null;
        }

        return person == 0 ? PersonKey.Place : new PersonKey((int)(person & 0xff), (long)(person >> 8));
    }

    public static string Text(ulong number)
    {
        Span<char> text = stackalloc char[13];
        var at = text.Length;
        do
        {
            text[--at] = Alphabet[(int)(number & 31)];
            number >>= 5;
        }
        while (number != 0);
        return new string(text[at..]);
    }

    /// <summary>A person key back from its text.</summary>
    public static PersonKey? Key(string text) =>
        TryNumber(text, out var number) && number > 0xff ? new PersonKey((int)(number & 0xff), (long)(number >> 8)) : null;

    private static bool TryNumber(ReadOnlySpan<char> text, out ulong number)
    {
        number = 0;
        if (text.Length is 0 or > 12)
        {
            return false;
        }

        foreach (var c in text)
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            number = (number << 5) | (uint)digit;
        }

        return true;
    }
}
