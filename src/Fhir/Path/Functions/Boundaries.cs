using Goldthread.Fhir.FhirPath.Operators;
using Goldthread.Fhir.FhirPath.Values;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>
/// lowBoundary, highBoundary, precision and comparable, which the continuous build added after N1.
/// https://build.fhir.org/ig/HL7/FHIRPath/#utility-functions
/// </summary>
internal static class Boundaries
{
    private const int DefaultDigits = 8;

    public static readonly FunctionDefinition[] Functions =
    [
        Items("lowBoundary", 0, 1, c => Boundary(c, high: false)),
        Items("highBoundary", 0, 1, c => Boundary(c, high: true)),
        Items("precision", 0, c => c.OnValue(Precision)),
        Test("comparable", 1, Comparable),
    ];

    private static Evaluator Boundary(CallSite call, bool high)
    {
        var focus = call.Focus;
        var precision = call.Count == 1 ? call.Integer(0) : null;
        return (in scope, output) =>
        {
            var start = output.Count;
            focus(scope, output);
            var node = Singleton.Take(output, start);
            var digits = precision?.Invoke(scope, output);
            var value = SystemValue.Of(node);
            var result = value.Kind switch
            {
                SystemKind.Integer or SystemKind.Decimal => Number(value.AsDecimal()!.Value, digits ?? DefaultDigits, high) is { } n ? FhirNode.From(n) : default,
                SystemKind.Quantity => value.AsQuantity() is { } q && Number(q.Value, digits ?? DefaultDigits, high) is { } n ? FhirNode.From(q with { Value = n }) : default,
                SystemKind.Date or SystemKind.DateTime or SystemKind.Time => Moment(value.AsDateTime()!, digits, high),
                _ => default,
            };
            if (!result.IsNothing)
            {
                output.Add(result);
            }
        };
    }

    /// <summary>Half a unit of the last digit given either way, then to the digits asked, downwards or upwards.</summary>
    private static decimal? Number(decimal value, int digits, bool high)
    {
        if (digits is < 0 or > Decimals.MostDigits || value.Scale >= Decimals.MostDigits)
        {
            return null;
        }

        try
        {
            var half = new decimal(5, 0, 0, false, (byte)(value.Scale + 1));
            return Decimals.AtScale(high ? value + half : value - half, digits, high);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static FhirNode Moment(PartialDateTime moment, int? digits, bool high)
    {
        if (moment.Kind is MomentKind.Time)
        {
            // For a time of day the digits are those of the clock: 4 for hour and minute, 9 for milliseconds.
            return Precision(digits ?? 9, 8) is { } clock ? FhirNode.From(Edge(moment, clock, high)) : default;
        }

        var wanted = Precision(digits ?? (moment.Kind is MomentKind.Date ? 8 : 17), 0);
        return wanted switch
        {
            null => default,
            <= MomentPrecision.Day => FhirNode.From(Dates.DateOf(Edge(moment, wanted.Value, high))),
            { } fine => FhirNode.From(Edge(moment, fine, high)),
        };
    }

    private static MomentPrecision? Precision(int digits, int before) => (MomentPrecision)(digits + before) is var precision && Enum.IsDefined(precision) ? precision : null;

    /// <summary>The first or last moment it may mean, to the precision asked. Without an offset the earliest clock is that of UTC+14, the latest that of UTC-12.</summary>
    private static PartialDateTime Edge(PartialDateTime moment, MomentPrecision wanted, bool high)
    {
        var ticks = moment.Ticks;
        if (high && wanted > moment.Precision)
        {
            var clock = new DateTime(ticks);
            ticks += moment.Precision switch
            {
                MomentPrecision.Year => ((DateTime.IsLeapYear(clock.Year) ? 366 : 365) * TimeSpan.TicksPerDay) - 1,
                MomentPrecision.Month => (DateTime.DaysInMonth(clock.Year, clock.Month) * TimeSpan.TicksPerDay) - 1,
                MomentPrecision.Day => TimeSpan.TicksPerDay - 1,
                MomentPrecision.Hour => TimeSpan.TicksPerHour - 1,
                MomentPrecision.Minute => TimeSpan.TicksPerMinute - 1,
                _ => TimeSpan.TicksPerSecond - 1,
            };
        }

        var kind = moment.Kind is MomentKind.Date && wanted > MomentPrecision.Day ? MomentKind.DateTime : moment.Kind;
        var offset = kind is MomentKind.DateTime && wanted > MomentPrecision.Day ? moment.OffsetMinutes ?? (high ? -12 * 60 : 14 * 60) : (int?)null;
        return new PartialDateTime(kind, wanted, Cut(ticks, wanted), offset, 3);
    }

    private static long Cut(long ticks, MomentPrecision precision)
    {
        var clock = new DateTime(ticks);
        return precision switch
        {
            MomentPrecision.Year => new DateTime(clock.Year, 1, 1).Ticks,
            MomentPrecision.Month => new DateTime(clock.Year, clock.Month, 1).Ticks,
            MomentPrecision.Day => clock.Date.Ticks,
            MomentPrecision.Hour => ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour,
            MomentPrecision.Minute => ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute,
            MomentPrecision.Second => ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond,
            _ => ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond,
        };
    }

    private static FhirNode Precision(FhirNode node)
    {
        if (node.AsDateTime() is { } moment)
        {
            return FhirNode.From((int)moment.Precision - (moment.Kind is MomentKind.Time ? 8 : 0));
        }

        return node.Kind is SystemKind.Integer or SystemKind.Decimal && node.AsDecimal() is { } number ? FhirNode.From((int)number.Scale) : default;
    }

    private static Condition Comparable(CallSite call)
    {
        var focus = call.Focus;
        var other = call.Argument(0);
        return (in scope, stack) =>
        {
            var start = stack.Count;
            focus(scope, stack);
            var left = Singleton.Take(stack, start);
            other(scope, stack);
            var right = Singleton.Take(stack, start);
            return left.AsQuantity() is { } a && right.AsQuantity() is { } b ? Quantity.Compare(a, b) is not null : null;
        };
    }
}
