using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;

namespace Goldthread.Demo.Writing;

public sealed partial class SourceBuilder
{
    /// <summary>One measurement (Observation).</summary>
    public Ref Measured(Measure measure, decimal value, When when, StaffMember by, string? note = null) =>
        Measured(measure, value, when, by.Ref, note);

    /// <summary>One measurement by somebody who is not staff: the person, a carer.</summary>
    public Ref Measured(Measure measure, decimal value, When when, Ref by, string? note = null)
    {
        BeginObservation(measure.Category, measure.Code, when, by)
            .Quantity("valueQuantity", value, measure.Unit, measure.Ucum)
            .Note(note, by, when);
        return End(measure.Code.Display);
    }

    /// <summary>A blood pressure: one Observation with two components, as FHIR's vital signs ask.</summary>
    public Ref BloodPressure(int systolic, int diastolic, When when, StaffMember by, string? note = null)
    {
        BeginObservation("vital-signs", Measures.BloodPressure, when, by.Ref)
            .OpenList("component")
            .Open().Code("code", Measures.Systolic).Quantity("valueQuantity", systolic, "mmHg", "mm[Hg]").Close()
            .Open().Code("code", Measures.Diastolic).Quantity("valueQuantity", diastolic, "mmHg", "mm[Hg]").Close()
            .CloseList()
            .Note(note, by.Ref, when);
        return End(Measures.BloodPressure.Display);
    }

    /// <summary>Something found or told that is not a number: smoking, who somebody lives with.</summary>
    public Ref Found(Concept what, Concept value, When when, StaffMember by, string category = "social-history", string? note = null)
    {
        BeginObservation(category, what, when, by.Ref).Code("valueCodeableConcept", value).Note(note, by.Ref, when);
        return End(what.Display);
    }

    /// <summary>Something told in a sentence.</summary>
    public Ref Told(Concept what, string words, When when, StaffMember by, string category = "social-history")
    {
        BeginObservation(category, what, when, by.Ref).Text("valueString", words);
        return End(what.Display);
    }

    private ResourceWriter BeginObservation(string category, Concept code, When when, Ref by)
    {
        Begin("Observation")
            .Text("status", "final")
            .OpenOne("category").OpenOne("coding").Text("system", Systems.Hl7 + "observation-category").Text("code", category).CloseOne().CloseOne()
            .Code("code", code)
            .Reference("subject", Patient)
            .Moment("effectiveDateTime", when);
        return _json.References("performer", by);
    }
}
