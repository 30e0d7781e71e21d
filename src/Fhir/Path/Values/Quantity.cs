using System.Globalization;

namespace Goldthread.Fhir.FhirPath.Values;

/// <summary>
/// A System.Quantity: a number and its unit, a UCUM code ("mg") or a calendar duration ("days").
/// http://hl7.org/fhirpath/N1/#quantity
/// </summary>
/// <param name="Value">The number, with the digits it was given.</param>
/// <param name="Unit">A UCUM code, or a calendar keyword; "1" for a plain number.</param>
public sealed record Quantity(decimal Value, string Unit)
{
    /// <summary>The unit of a plain number.</summary>
    public const string One = "1";

    internal CalendarUnit? Calendar => CalendarUnits.Keyword(Unit);

    /// <summary>As a literal: "5 'mg'", "4 days".</summary>
    public override string ToString()
    {
        var number = Value.ToString(CultureInfo.InvariantCulture);
        return Calendar is null ? $"{number} '{Unit}'" : $"{number} {Unit}";
    }

    /// <summary>Equal, unequal, or null when the units do not compare. http://hl7.org/fhirpath/N1/#quantity-equality</summary>
    internal static bool? AreEqual(Quantity left, Quantity right) => Compare(left, right) is { } order ? order == 0 : null;

    /// <summary>The order, or null when the units do not compare.</summary>
    internal static int? Compare(Quantity left, Quantity right)
    {
        if (left.Unit == right.Unit)
        {
            return left.Value.CompareTo(right.Value);
        }

        if (left.Calendar is { } a && right.Calendar is { } b)
        {
            return CompareCalendar(left.Value, a, right.Value, b);
        }

        // A calendar year or month is no definite number of days.
        if (IsLong(left.Calendar) || IsLong(right.Calendar))
        {
            return null;
        }

        return Canonical(left) is { } x && Canonical(right) is { } y && x.Unit == y.Unit ? x.Value.CompareTo(y.Value) : null;
    }

    /// <summary>True when the same at the precision of the less precise; calendar and definite durations count as one. http://hl7.org/fhirpath/N1/#quantity-equivalence</summary>
    internal static bool AreEquivalent(Quantity left, Quantity right)
    {
        if (left.Unit == right.Unit)
        {
            return Decimals.Equivalent(left.Value, right.Value);
        }

        if (Convert(right, left.Unit) is not { } same)
        {
            return false;
        }

        // Digits are counted as written, and the finer number is rounded in the unit of the coarser.
        return Decimals.Scale(left.Value) <= Decimals.Scale(right.Value)
            ? Decimals.RoundedEqual(left.Value, same.Value, Decimals.Scale(left.Value))
            : Convert(left, right.Unit) is { } other && Decimals.RoundedEqual(other.Value, right.Value, Decimals.Scale(right.Value));
    }

    /// <summary>The same amount in another unit, or null when there is none.</summary>
    internal static Quantity? Convert(Quantity quantity, string unit)
    {
        if (quantity.Unit == unit)
        {
            return quantity;
        }

        if (quantity.Calendar is { } from && CalendarUnits.Keyword(unit) is { } to && IsLong(from) && IsLong(to))
        {
            return new Quantity(from is CalendarUnit.Year ? quantity.Value * 12 : quantity.Value / 12, unit);
        }

        var target = CalendarUnits.Keyword(unit) is { } keyword ? CalendarUnits.Code(keyword) : unit;
        return Canonical(quantity) is { } base_ && Ucum.FromCanonical(base_, target) is { } value ? new Quantity(value, unit) : null;
    }

    /// <summary>The amount in UCUM base units, or null for a unit that UCUM (as known here) does not have.</summary>
    internal static Quantity? Canonical(Quantity quantity) =>
        Ucum.ToCanonical(quantity.Value, quantity.Calendar is { } calendar ? CalendarUnits.Code(calendar) : quantity.Unit);

    private static bool IsLong(CalendarUnit? unit) => unit is CalendarUnit.Year or CalendarUnit.Month;

    private static int? CompareCalendar(decimal left, CalendarUnit a, decimal right, CalendarUnit b)
    {
        if (IsLong(a) != IsLong(b))
        {
            return null;
        }

        try
        {
            return IsLong(a)
                ? (a is CalendarUnit.Year ? left * 12 : left).CompareTo(b is CalendarUnit.Year ? right * 12 : right)
                : (left * CalendarUnits.Milliseconds(a)).CompareTo(right * CalendarUnits.Milliseconds(b));
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
