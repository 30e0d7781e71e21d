using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;

namespace Goldthread.Demo.Writing;

/// <summary>A step of an adaptation: the codes are those of src/Coordination/Housing.</summary>
public readonly record struct AdaptationStepFacts(string Step, DateOnly Day, string Words, StaffMember By);

/// <summary>What care homes and housing write in codes of our own.</summary>
public sealed partial class SourceBuilder
{
    private const string CareHomes = "urn:goldthread:care-homes";
    private const string Housing = "urn:goldthread:housing";

    /// <summary>A time during which somebody lives in this care home (EpisodeOfCare).</summary>
    public Ref Living(DateOnly from, DateOnly? until, StaffMember manager)
    {
        var words = "Living at " + Source.Name;
        Begin("EpisodeOfCare")
            .Text("status", until is null ? "active" : "finished")
            .OpenOne("type").OpenList("coding")
            .Open().CodingFields(new(CareHomes, "resident", "Lives in this care home")).Close()
            .Open().CodingFields(Concept.Snomed("248171000000108", "Lives in care home")).Close()
            .CloseList().Text("text", words).CloseOne()
            .Reference("patient", Patient)
            .Reference("managingOrganization", Source.Ref)
            .Period("period", from, until is { } end ? end : null)
            .Reference("careManager", manager.Ref);
        return End(words);
    }

    /// <summary>That somebody was seen on the weekly round of their care home (Encounter).</summary>
    public Ref HomeRound(When at, StaffMember by, string note)
    {
        Begin("Encounter")
            .OpenOne("extension").Text("url", "urn:goldthread:extension:note")
            .Open("valueAnnotation").Text("authorString", $"{by.Name}, {by.JobTitle}").Text("time", at.ToInstant()).Text("text", note).Close().CloseOne()
            .Text("status", "finished")
            .Open("class").CodingFields(new(Systems.Hl7 + "v3-ActCode", "HH", "home health")).Close()
            .Codes("type", new Concept(CareHomes, "home-round", "Care home round"))
            .Reference("subject", Patient)
            .OpenOne("participant").Reference("individual", by.Ref).CloseOne()
            .Period("period", at, at.Plus(10))
            .Reference("serviceProvider", Source.Ref);
        return End("Care home round");
    }

    /// <summary>How far an adaptation has come that a request asked for (Task).</summary>
    public Ref Adaptation(Ref request, string what, string why, Organisation council, string? line, Ref? serves, IReadOnlyList<AdaptationStepFacts> steps)
    {
        Begin("Task")
            .Text("status", steps[^1].Step switch { "ask" => "requested", "assess" or "apply" => "received", "approve" => "accepted", "book" or "finish" => "in-progress", "check" => "completed", _ => "rejected" })
            .Text("intent", "order")
            .Code("code", new Concept(Housing, "adaptation", "Adaptation of a home"))
            .Text("description", "Adaptation: " + what)
            .Reference("focus", request)
            .Reference("for", Patient)
            .Text("authoredOn", steps[0].Day.At(9, 30).ToInstant())
            .Text("lastModified", steps[^1].Day.At(9, 30).ToInstant())
            .Reference("requester", Source.Ref)
            .Reference("owner", steps[^1].Step is "ask" or "assess" or "apply" ? council.Ref : Source.Ref)
            .Code("reasonCode", Concept.Words(why))
            .Open("restriction").Period("period", null, LimitOf(steps)).References("recipient", council.Ref).Close()
            .OpenList("input");
        HousingType("what").Text("valueString", what).Close();
        if (serves is { } plan)
            HousingType("serves").Reference("valueReference", plan with { Display = null }).Close();
        if (line is not null)
            HousingType("grant-line").Open("valueIdentifier").Text("system", "urn:goldthread:grant-line").Text("value", line).Close().Close();
        _json.CloseList().OpenList("output");
        foreach (var step in steps)
        {
            _json.Open().OpenList("extension")
                .Open().Text("url", Housing + ":step").Text("valueCode", step.Step).Close()
                .Open().Text("url", Housing + ":day").Moment("valueDate", step.Day).Close()
                .Open().Text("url", Housing + ":organisation").Text("valueString", step.By.Organisation.Code).Close()
                .CloseList()
                .Open("type").OpenOne("coding").Text("system", Housing).Text("code", "step").CloseOne().Close()
                .Open("valueAnnotation").Text("authorString", $"{step.By.Name}, {step.By.JobTitle}").Text("time", step.Day.At(9, 30).ToInstant()).Text("text", step.Words).Close()
                .Close();
        }

        _json.CloseList().OpenList("note");
        foreach (var step in steps)
            _json.Open().Text("authorString", $"{step.By.Name}, {step.By.JobTitle}").Text("time", step.Day.At(9, 30).ToInstant()).Text("text", step.Words).Close();
        _json.CloseList();
        return End("Adaptation: " + what);
    }

    /// <summary>A time in a recovery or supported place that this organisation runs (EpisodeOfCare), with its reviews and, where it is over, where the person went.</summary>
    public Ref RecoveryPlace(string place, DateOnly from, DateOnly? until, string? outcome, string? where, params ReadOnlySpan<(DateOnly Day, StaffMember By, string Words)> reviews)
    {
        Begin("EpisodeOfCare");
        if (outcome is not null || reviews.Length > 0)
        {
            _json.OpenList("extension");
            if (outcome is not null)
                _json.Open().Text("url", "urn:goldthread:move-on:outcome").Text("valueCode", outcome).Close();
            if (where is not null)
                _json.Open().Text("url", "urn:goldthread:move-on:where").Text("valueString", where).Close();
            foreach (var (day, by, words) in reviews)
            {
                _json.Open().Text("url", "urn:goldthread:move-on:review").Open("valueAnnotation").Text("authorString", $"{by.Name}, {by.JobTitle}").Text("time", day.At(14, 0).ToInstant())
                    .Text("text", words).Close().Close();
            }

            _json.CloseList();
        }

        _json.Text("status", until is null ? "active" : "finished")
            .OpenOne("type").OpenOne("coding").CodingFields(new(Housing, "recovery-place", "Recovery or supported place for a limited time")).CloseOne().Text("text", place).CloseOne()
            .Reference("patient", Patient)
            .Reference("managingOrganization", Source.Ref)
            .Period("period", from, until is { } end ? end : null);
        return End(place);
    }

    // The limit that runs after the last step, as src/Coordination/Housing has it; a day to look again where none runs.
    private static DateOnly LimitOf(IReadOnlyList<AdaptationStepFacts> steps)
    {
        DateOnly? On(string step) => steps.Any(s => s.Step == step) ? steps.Last(s => s.Step == step).Day : null;
        return On("finish")?.AddDays(28) ?? On("approve")?.AddMonths(12) ?? On("apply")?.AddMonths(6) ?? steps[^1].Day.AddDays(28);
    }

    private ResourceWriter HousingType(string code) => _json.Open().Open("type").OpenOne("coding").Text("system", Housing).Text("code", code).CloseOne().Close();
}
