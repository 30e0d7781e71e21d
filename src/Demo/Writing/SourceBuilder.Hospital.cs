using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;

namespace Goldthread.Demo.Writing;

/// <summary>What was decided of a way home: the codes are those of src/Coordination/HomeFirst.</summary>
/// <param name="Pathway">0 to 3.</param>
/// <param name="Needs">What they need, in words.</param>
/// <param name="Why">Why not home, for a bed.</param>
/// <param name="Ready">Since when no reason to stay was met; null for not yet.</param>
/// <param name="Left">When they left; null while they are there.</param>
/// <param name="Reason">What they wait for: a code of the national list's reasons; null for none yet.</param>
/// <param name="Body">"Nhs", "SocialCare" or "Both".</param>
/// <param name="Carer">"involved", "none", "declined"; null for not asked.</param>
/// <param name="Told">Who was told.</param>
public sealed record WayHomeFacts(
    int? Pathway, string? Needs, string? Why, DateOnly? Ready, DateOnly? Left, string? Reason, string? Body, string? Carer, IReadOnlyList<string> Told);

public sealed partial class SourceBuilder
{
    private const string HomeFirst = "urn:goldthread:home-first";

    /// <summary>One look at whether somebody still needs the acute hospital: the reason to stay that is met, or null.</summary>
    public Ref StillNeeded(Ref stay, DateOnly day, (string Code, string Words)? reason, StaffMember by)
    {
        Begin("Observation")
            .Text("status", "final")
            .Code("code", new Concept(HomeFirst, "criteria-to-reside", "Still needs the acute hospital"))
            .Reference("subject", Patient)
            .Reference("encounter", stay)
            .Moment("effectiveDateTime", day)
            .Text("issued", day.At(9, 15).ToInstant())
            .OpenOne("performer").Text("display", $"{by.Name}, {by.JobTitle}").CloseOne()
            .Truth("valueBoolean", reason is not null);
        if (reason is { } met)
            _json.Codes("interpretation", new Concept("urn:goldthread:criteria-to-reside", met.Code, met.Words));
        return End("Still needs the acute hospital");
    }

    /// <summary>The plan for the way home (Task), with what the person waited for.</summary>
    public Ref WayHome(Ref stay, DateOnly begun, DateOnly changed, WayHomeFacts facts, StaffMember by)
    {
        Begin("Task")
            .Text("status", facts.Left is null ? "in-progress" : "completed")
            .Text("intent", "plan")
            .Code("code", new Concept(HomeFirst, "way-home", "Way home from hospital"))
            .Reference("for", Patient)
            .Reference("encounter", stay)
            .Text("authoredOn", begun.At(9, 15).ToInstant())
            .Text("lastModified", changed.At(11, 30).ToInstant())
            .Reference("owner", Source.Ref)
            .OpenList("input");
        Input("pathway", "valueCode", facts.Pathway?.ToString());
        Input("needs", "valueString", facts.Needs);
        Input("why-not-home", "valueString", facts.Why);
        Input("carer", "valueCode", facts.Carer);
        Input("ready-since", "valueDate", facts.Ready is { } ready ? new When(ready).ToString() : null);
        Input("judged", "valueDate", new When(facts.Left ?? changed).ToString());
        Input("left", "valueDate", facts.Left is { } left ? new When(left).ToString() : null);
        foreach (var who in facts.Told)
        {
            TypeOf("told");
            _json.Open("valueAnnotation").Text("authorString", $"{by.Name}, {by.JobTitle}").Text("time", changed.At(11, 30).ToInstant()).Text("text", who).Close().Close();
        }

        _json.CloseList();
        if (facts.Ready is { } since)
        {
            _json.OpenList("output").Open();
            if (facts.Reason is not null)
            {
                _json.OpenList("extension")
                    .Open().Text("url", "urn:goldthread:delay-reason").Text("valueCode", facts.Reason).Close()
                    .Open().Text("url", "urn:goldthread:extension:responsible").Text("valueCode", facts.Body).Close()
                    .CloseList();
            }

            _json.Open("type").OpenOne("coding").Text("system", HomeFirst).Text("code", "wait").CloseOne().Close()
                .Period("valuePeriod", since, facts.Left is { } end ? end : null).Close().CloseList();
        }

        return End("Way home from hospital");
    }

    private void Input(string code, string type, string? value)
    {
        if (value is null)
            return;
        TypeOf(code);
        _json.Text(type, value).Close();
    }

    private void TypeOf(string code) => _json.Open().Open("type").OpenOne("coding").Text("system", HomeFirst).Text("code", code).CloseOne().Close();
}
