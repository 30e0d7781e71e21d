using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;

namespace Goldthread.Demo.Writing;

public sealed partial class SourceBuilder
{
    private static readonly Concept Active = new(Systems.Hl7 + "condition-clinical", "active", "Active");
    private static readonly Concept Resolved = new(Systems.Hl7 + "condition-clinical", "resolved", "Resolved");
    private static readonly Concept Confirmed = new(Systems.Hl7 + "condition-ver-status", "confirmed", "Confirmed");
    private static readonly Concept OnProblemList = new(Systems.Hl7 + "condition-category", "problem-list-item", "Problem list item");
    private static readonly Concept OfEncounter = new(Systems.Hl7 + "condition-category", "encounter-diagnosis", "Encounter Diagnosis");
    private static readonly Concept AllergyActive = new(Systems.Hl7 + "allergyintolerance-clinical", "active", "Active");
    private static readonly Concept AllergyConfirmed = new(Systems.Hl7 + "allergyintolerance-verification", "confirmed", "Confirmed");
    private static readonly Concept AllergyUnconfirmed = new(Systems.Hl7 + "allergyintolerance-verification", "unconfirmed", "Unconfirmed");
    private static readonly Concept NoKnownDrugAllergies = Concept.Snomed("409137002", "No known drug allergies");

    /// <summary>A problem on the list (Condition).</summary>
    public Ref Problem(Concept problem, DateOnly since, StaffMember by, string? note = null, DateOnly? until = null)
    {
        Begin("Condition")
            .Code("clinicalStatus", until is null ? Active : Resolved)
            .Code("verificationStatus", Confirmed)
            .Codes("category", OnProblemList)
            .Code("code", problem)
            .Reference("subject", Patient)
            .Moment("onsetDateTime", since);
        if (until is { } end)
            _json.Moment("abatementDateTime", end);
        _json.Moment("recordedDate", since).Reference("recorder", by.Ref).Note(note, by.Ref, since);
        return End(problem.Display);
    }

    /// <summary>An allergy or intolerance, with the reaction in words.</summary>
    public Ref Allergy(Concept to, string? reaction, DateOnly recorded, StaffMember by, bool confirmed = true, string category = "medication")
    {
        Begin("AllergyIntolerance")
            .Code("clinicalStatus", AllergyActive)
            .Code("verificationStatus", confirmed ? AllergyConfirmed : AllergyUnconfirmed)
            .Text("type", "allergy").Texts("category", category).Text("criticality", "unable-to-assess")
            .Code("code", to)
            .Reference("patient", Patient)
            .Moment("recordedDate", recorded)
            .Reference("recorder", by.Ref);
        if (reaction is not null)
            _json.OpenOne("reaction").Codes("manifestation", Concept.Words(reaction)).CloseOne();
        return End(to.Display);
    }

    /// <summary>The statement that nobody knows of a drug allergy.</summary>
    public Ref NoDrugAllergies(DateOnly recorded, StaffMember by)
    {
        Begin("AllergyIntolerance")
            .Code("clinicalStatus", AllergyActive)
            .Code("verificationStatus", AllergyConfirmed)
            .Texts("category", "medication")
            .Code("code", NoKnownDrugAllergies)
            .Reference("patient", Patient)
            .Moment("recordedDate", recorded)
            .Reference("recorder", by.Ref);
        return End(NoKnownDrugAllergies.Display);
    }

    /// <summary>A prescription (MedicationRequest): what is on the repeat list, or was given once.</summary>
    /// <param name="medicine">The medicine.</param>
    /// <param name="strength">As on the box: "40 mg".</param>
    /// <param name="how">The instruction in words: "Take one each morning".</param>
    /// <param name="from">The day it was prescribed.</param>
    /// <param name="by">Who prescribed it.</param>
    /// <param name="until">The day it stopped, when it has.</param>
    /// <param name="why">What it is for, or why it changed.</param>
    /// <param name="acute">True for a course, false for a repeat.</param>
    public Ref Prescription(
        Medicine medicine, string strength, string how, DateOnly from, StaffMember by, DateOnly? until = null, string? why = null, bool acute = false)
    {
        var name = $"{medicine.Name} {strength} {medicine.Form}";
        Begin("MedicationRequest")
            .Text("status", until is null ? "active" : acute ? "completed" : "stopped")
            .Text("intent", "order")
            .Code("medicationCodeableConcept", medicine.Concept, name)
            .Reference("subject", Patient)
            .Moment("authoredOn", from)
            .Reference("requester", by.Ref);
        if (why is not null)
            _json.Codes("reasonCode", Concept.Words(why));
        _json.Open("courseOfTherapyType").OpenOne("coding")
            .CodingFields(new(Systems.Hl7 + "medicationrequest-course-of-therapy", acute ? "acute" : "continuous", acute ? "Short course (acute) therapy" : "Continuous long term therapy"))
            .CloseOne().Close();
        Dosage("dosageInstruction", strength, how, from, until);
        return End(name);
    }

    /// <summary>What the person is said to take (MedicationStatement): by a ward, a carer or the person.</summary>
    public Ref Takes(Medicine medicine, string strength, string how, DateOnly asserted, Ref saidBy, string? note = null)
    {
        var name = $"{medicine.Name} {strength} {medicine.Form}";
        Begin("MedicationStatement")
            .Text("status", "active")
            .Code("medicationCodeableConcept", medicine.Concept, name)
            .Reference("subject", Patient)
            .Moment("effectiveDateTime", asserted)
            .Moment("dateAsserted", asserted)
            .Reference("informationSource", saidBy)
            .Note(note, saidBy, asserted);
        Dosage("dosage", strength, how, null, null);
        return End(name);
    }

    /// <summary>A vaccination that was given.</summary>
    public Ref Vaccinated(string against, Concept procedure, DateOnly day, StaffMember by)
    {
        Begin("Immunization")
            .OpenList("extension").Open().Text("url", Systems.UkCore + "StructureDefinition/Extension-UKCore-VaccinationProcedure")
            .Code("valueCodeableConcept", procedure).Close().CloseList()
            .Text("status", "completed")
            .Code("vaccineCode", Concept.Words(against))
            .Reference("patient", Patient)
            .Moment("occurrenceDateTime", day)
            .Truth("primarySource", true)
            .OpenOne("performer").Reference("actor", by.Ref).CloseOne();
        return End(against);
    }

    /// <summary>Something that was done: an operation, a dressing, an installation of equipment.</summary>
    public Ref Done(Concept procedure, When when, StaffMember by, string? note = null, Ref? during = null)
    {
        Begin("Procedure")
            .Text("status", "completed")
            .Code("code", procedure)
            .Reference("subject", Patient)
            .Reference("encounter", during)
            .Moment("performedDateTime", when)
            .OpenOne("performer").Reference("actor", by.Ref).CloseOne()
            .Note(note, by.Ref, when);
        return End(procedure.Display);
    }

    // "40 mg" also as a quantity, so that two sources' doses can be compared; "250 micrograms/dose" stays words.
    private void Dosage(string name, string strength, string how, DateOnly? from, DateOnly? until)
    {
        _json.OpenOne(name).Text("text", how);
        if (from is { } start)
            _json.Open("timing").Open("repeat").Period("boundsPeriod", start, until is { } end ? end : null).Close().Close();
        var space = strength.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && decimal.TryParse(strength.AsSpan(0, space), out var amount) && strength[(space + 1)..] is var unit && !unit.Contains('/', StringComparison.Ordinal))
            _json.OpenOne("doseAndRate").Quantity("doseQuantity", amount, unit, Ucum(unit)).CloseOne();
        _json.CloseOne();
    }

    private static string? Ucum(string unit) => unit switch { "mg" => "mg", "micrograms" => "ug", "g" => "g", "ml" => "mL", _ => null };
}
