using Goldthread.Fhir.FhirPath.Values;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>The clock, and parts of dates and times. http://hl7.org/fhirpath/N1/#current-date-and-time-functions</summary>
internal static class Dates
{
    public static readonly FunctionDefinition[] Functions =
    [
        Items("now", 0, static _ => static (in scope, output) => output.Add(FhirNode.From(scope.Evaluation.Now))),
        Items("today", 0, static _ => static (in scope, output) => output.Add(FhirNode.From(Today(scope.Evaluation.Now)))),
        Items("timeOfDay", 0, static _ => static (in scope, output) => output.Add(FhirNode.From(TimeOfDay(scope.Evaluation.Now)))),
        Items("yearOf", 0, c => Part(c, MomentPrecision.Year, static d => d.Year)),
        Items("monthOf", 0, c => Part(c, MomentPrecision.Month, static d => d.Month)),
        Items("dayOf", 0, c => Part(c, MomentPrecision.Day, static d => d.Day)),
        Items("hourOf", 0, c => Part(c, MomentPrecision.Hour, static d => d.Hour)),
        Items("minuteOf", 0, c => Part(c, MomentPrecision.Minute, static d => d.Minute)),
        Items("secondOf", 0, c => Part(c, MomentPrecision.Second, static d => d.Second)),
        Items("millisecondOf", 0, c => Part(c, MomentPrecision.Fraction, static d => d.Millisecond)),
        Items("dateOf", 0, c => c.OnValue(static n => n.AsDateTime() is { Kind: not MomentKind.Time } m ? FhirNode.From(DateOf(m)) : default)),
        Items("timeOf", 0, c => c.OnValue(static n => n.AsDateTime() is { HasTime: true, Kind: MomentKind.DateTime } m ? FhirNode.From(TimeOfDay(m)) : default)),
    ];

    public static PartialDateTime DateOf(PartialDateTime moment) => moment.HasTime ? Today(moment) : moment.As(MomentKind.Date);

    private static PartialDateTime Today(PartialDateTime now) =>
        new(MomentKind.Date, MomentPrecision.Day, now.Ticks / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay);

    private static PartialDateTime TimeOfDay(PartialDateTime moment) =>
        new(MomentKind.Time, moment.Precision, moment.Ticks % TimeSpan.TicksPerDay, null, moment.FractionDigits);

    private static Evaluator Part(CallSite call, MomentPrecision needed, Func<DateTime, int> part) => call.OnValue(node =>
        node.AsDateTime() is { } moment && moment.Precision >= needed && !(moment.Kind is MomentKind.Time && needed <= MomentPrecision.Day)
            ? FhirNode.From(part(new DateTime(moment.Ticks)))
            : default);
}
