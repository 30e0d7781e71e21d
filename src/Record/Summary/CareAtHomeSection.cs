using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>One service that helps the person live at home.</summary>
public sealed record HomeService : RecordItem
{
    internal HomeService(RecordItem item)
        : base(item)
    {
    }

    /// <summary>Who provides it; null when not given.</summary>
    public string? Provider { get; init; }

    /// <summary>How often, "4 times a day"; null when not given.</summary>
    public string? Frequency { get; init; }

    public FhirMoment? Starts { get; init; }

    public FhirMoment? Ends { get; init; }

    /// <summary>True when it has an end date that has passed.</summary>
    public bool HasEnded { get; init; }
}

/// <summary>One visit at home this week.</summary>
public sealed record HomeVisit : RecordItem
{
    internal HomeVisit(RecordItem item)
        : base(item)
    {
    }

    /// <summary>Who came or will come; null when not given.</summary>
    public string? Visitor { get; init; }

    public required bool IsDone { get; init; }

    public required bool IsCancelled { get; init; }
}

/// <summary>Care at home.</summary>
/// <param name="Services">Services that run or are to start, then those on hold.</param>
/// <param name="Visits">Visits from Monday to Sunday of this week, first to last.</param>
/// <param name="VisitWords">"5 visits this week: 3 done, 2 to come."</param>
public sealed record CareAtHome(IReadOnlyList<HomeService> Services, IReadOnlyList<HomeVisit> Visits, string VisitWords);

internal static class CareAtHomeSection
{
    // Words of the services a council or a home care provider arranges, as sources write them.
    private static readonly string[] Words =
    [
        "home care", "homecare", "domiciliary", "personal care", "reablement", "re-ablement", "meals on wheels", "meals at home", "meal delivery", "day centre", "day care",
        "day opportunities", "respite", "sitting service", "telecare", "community alarm", "live-in care", "direct payment", "supported living", "care package",
        "package of care", "extra care", "shared lives", "care at home", "night sitting", "social care package", "care home placement", "assistive technology",
    ];

    public static CareAtHome Read(EntrySet entries)
    {
        var services = Requests(entries).Concat(Plans(entries)).Where(s => !s.HasEnded)
            .OrderBy(s => s.Starts is null).ThenBy(s => s.Starts).ThenBy(s => s.Text, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Reference, StringComparer.Ordinal);
        var joined = Agreement.Join(services, s => Agreement.Key(s.Code, s.Text) + "|" + Agreement.Plain(s.Provider ?? ""), (a, b) => a.Frequency == b.Frequency);
        var visits = Visits(entries);
        return new CareAtHome(joined, visits, Say(visits));
    }

    /// <summary>True for a request that is a running service at home rather than one thing to do.</summary>
    public static bool IsPackage(JsonElement request) => Speaks($"{CodeText.Words(request.Child("code"))} {CodeText.WordsOfAll(request, "category")} {CodeText.WordsOfAll(request, "orderDetail")}");

    private static bool Speaks(string text) => text.Length > 2 && Words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<HomeService> Requests(EntrySet entries)
    {
        foreach (var entry in entries.Facts("ServiceRequest"))
        {
            var request = entry.Resource;
            if (request.Text("status") is not ("active" or "on-hold") || !IsPackage(request)) continue;
            var period = request.Child("occurrencePeriod");
            var bounds = request.Child("occurrenceTiming").Child("repeat").Child("boundsPeriod");
            yield return Make(entry, entries, OpenActionsSection.RequestTitle(request), CodeText.Read(request.Child("code")),
                entries.Name(request.First("performer"), request), TimingText.Read(request.Child("occurrenceTiming"), withBounds: false),
                period.Moment("start") ?? bounds.Moment("start") ?? request.Moment("occurrenceDateTime"), period.Moment("end") ?? bounds.Moment("end"), null);
        }
    }

    private static IEnumerable<HomeService> Plans(EntrySet entries)
    {
        foreach (var entry in entries.Facts("CarePlan"))
        {
            var plan = entry.Resource;
            if (plan.Text("status") is not ("active" or "on-hold")) continue;
            var planSpeaks = Speaks($"{plan.Text("title")} {CodeText.WordsOfAll(plan, "category")}");
            foreach (var activity in plan.Items("activity"))
            {
                var detail = activity.Child("detail");
                if (detail.Text("status") is "completed" or "cancelled" or "stopped" or "entered-in-error") continue;
                var code = CodeText.Read(detail.Child("code"));
                if ((code?.Text ?? detail.Text("description")) is not { } title || !(planSpeaks || Speaks(title)) || detail.Bool("doNotPerform") == true) continue;
                var period = detail.Child("scheduledPeriod");
                yield return Make(entry, entries, title, code, entries.Name(detail.First("performer"), plan),
                    TimingText.Read(detail.Child("scheduledTiming"), withBounds: false) ?? detail.Text("scheduledString"),
                    period.Moment("start") ?? plan.Child("period").Moment("start"), period.Moment("end") ?? plan.Child("period").Moment("end"),
                    detail.Text("status") is { } status ? StatusWords.Of(status) : null);
            }
        }
    }

    private static List<HomeVisit> Visits(EntrySet entries)
    {
        var monday = entries.Today.AddDays(-(((int)entries.Today.DayOfWeek + 6) % 7));
        var visits = new List<HomeVisit>();
        foreach (var entry in entries.Facts("Encounter"))
        {
            var visit = entry.Resource;
            if (EncounterText.KindOf(visit) != ContactKind.HomeVisit || entry.When is not { } when) continue;
            if (when.LastDay < monday || when.FirstDay > monday.AddDays(6) || !when.IsWholeDate) continue;
            visits.Add(new HomeVisit(entries.Item(entry, EncounterText.Title(visit), CodeText.Read(visit.First("type"))))
            {
                Visitor = entries.Name(visit.First("participant").Child("individual"), visit) ?? entries.Name(visit.Child("serviceProvider"), visit),
                IsDone = visit.Text("status") is "finished" or "in-progress" or "arrived",
                IsCancelled = visit.Text("status") is "cancelled",
            });
        }

        return [.. visits.OrderBy(v => v.When).ThenBy(v => v.Reference, StringComparer.Ordinal)];
    }

    private static string Say(List<HomeVisit> visits)
    {
        if (visits.Count == 0) return "No visits at home are recorded for this week.";
        var (done, cancelled) = (visits.Count(v => v.IsDone), visits.Count(v => v.IsCancelled));
        var parts = new[] { (done, "done"), (visits.Count - done - cancelled, "to come or not confirmed"), (cancelled, "cancelled") }
            .Where(p => p.Item1 > 0).Select(p => $"{p.Item1} {p.Item2}");
        return $"{visits.Count} {(visits.Count == 1 ? "visit" : "visits")} this week: {string.Join(", ", parts)}.";
    }

    private static HomeService Make(
        Entry entry, EntrySet entries, string title, CodeText? code, string? provider, string? frequency, FhirMoment? starts, FhirMoment? ends, string? status) =>
        new(entries.Item(entry, title, code, status: status))
        {
            Provider = provider,
            Frequency = frequency,
            Starts = starts,
            Ends = ends,
            HasEnded = ends?.IsOverBy(entries.Now) == true,
        };
}
