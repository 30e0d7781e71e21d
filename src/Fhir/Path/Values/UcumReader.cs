using System.Globalization;

namespace Goldthread.Fhir.FhirPath.Values;

/// <summary>Reads a UCUM code: "mg/dL", "kg.m/s2", "10*9/L", "{beats}/min". https://ucum.org/ucum#section-Syntax-Rules</summary>
internal sealed class UcumReader(string code)
{
    private const int MostNested = 8;
    private const int LargestPower = 30;
    private int _at;

    /// <summary>The unit, or null when the code is not well formed or names a unit that is not known.</summary>
    public UcumUnit? Read()
    {
        if (code.Length is 0 or > 100)
        {
            return null;
        }

        // Temperatures have a zero of their own; that holds only where they stand alone.
        if (UcumUnits.Special(code) is { } special)
        {
            return special;
        }

        return Term(0) is { } unit && _at == code.Length ? unit : null;
    }

    private UcumUnit? Term(int depth)
    {
        var result = UcumUnit.One;
        var sign = Take('/') ? -1 : 1;
        while (true)
        {
            if (Component(depth) is not { } component)
            {
                return null;
            }

            result = result.Times(component, sign);
            if (Take('.'))
            {
                sign = 1;
            }
            else if (Take('/'))
            {
                sign = -1;
            }
            else
            {
                return result;
            }
        }
    }

    private UcumUnit? Component(int depth)
    {
        if (Take('('))
        {
            return depth < MostNested && Term(depth + 1) is { } inner && Take(')') ? inner : null;
        }

        if (Annotation())
        {
            return UcumUnit.One;
        }

        var start = _at;
        while (_at < code.Length && code[_at] is not ('.' or '/' or '(' or ')' or '{'))
        {
            // Inside brackets everything belongs to the name, as in [oz_av] and m[H2O].
            _at = code[_at] == '[' && code.IndexOf(']', _at) is > 0 and var close ? close + 1 : _at + 1;
        }

        var unit = Simple(code.AsSpan(start, _at - start));
        Annotation();
        return unit;
    }

    private static UcumUnit? Simple(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        if (text.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var factor) && factor > 0
                ? UcumUnit.One with { Factor = factor }
                : null;
        }

        // A trailing integer is a power, unless the whole is a name ("m[H2O]" ends in a bracket).
        var end = text.Length;
        while (end > 0 && char.IsAsciiDigit(text[end - 1]))
        {
            end--;
        }

        var power = 1;
        var name = text;
        if (end < text.Length)
        {
            var signed = end > 1 && text[end - 1] is '-' or '+' ? end - 1 : end;
            if (!int.TryParse(text[signed..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power) || Math.Abs(power) > LargestPower)
            {
                return null;
            }

            name = text[..signed];
        }

        return UcumUnits.Atom(name.ToString())?.Power(power);
    }

    private bool Annotation()
    {
        if (_at >= code.Length || code[_at] != '{')
        {
            return false;
        }

        var close = code.IndexOf('}', _at);
        _at = close < 0 ? _at : close + 1;
        return close >= 0;
    }

    private bool Take(char c)
    {
        if (_at >= code.Length || code[_at] != c)
        {
            return false;
        }

        _at++;
        return true;
    }
}
