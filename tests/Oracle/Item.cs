namespace Goldthread.Oracle;

/// <summary>Why a thing is out of somebody's sight; the kernel's rules, written a second time so that one can be held against the other.</summary>
public enum Hiding
{
    /// <summary>It is in sight of whoever has a relationship with the person.</summary>
    No,

    /// <summary>Sealed by the person's wish.</summary>
    Sealed,

    /// <summary>Its source says that it is restricted.</summary>
    Restricted,

    /// <summary>Kept back for safeguarding.</summary>
    Safeguarding,

    /// <summary>It tells of somebody else.</summary>
    ThirdParty,

    /// <summary>To read it would do harm.</summary>
    SeriousHarm,

    /// <summary>Nobody of the asker's organisation ever had to do with the person.</summary>
    NoRelationship,

    /// <summary>They had, and it has ended.</summary>
    Ended,

    /// <summary>The person does not want the organisation to see what others wrote.</summary>
    Refused,

    /// <summary>No agreement lets the source's records come.</summary>
    NoAgreement,

    /// <summary>It names somebody who is out of sight, too.</summary>
    AboutUnseen,
}

/// <summary>One resource of the made-up worlds.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Id">Its id.</param>
/// <param name="Json">Its content.</param>
/// <param name="Hiding">Why it is out of sight.</param>
/// <param name="Source">Who sends it.</param>
public sealed record Item(string Type, string Id, string Json, Hiding Hiding, string Source)
{
    public string Name => $"{Type}/{Id}";
}

/// <summary>Makes resources of many types, linked to each other, with values that only one of them has.</summary>
public static class Items
{
    private const string Label = """ "meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}],"tag":[{"system":"http://t","code":"tag-TAG"}]}, """;
    private const string Tag = """ "meta":{"tag":[{"system":"http://t","code":"tag-TAG"}]}, """;

    // PAT the person, TAG what only this set has, OTHER the tag of the set that it points at, DAY a day of its own.
    private static readonly (string Type, string Body)[] Templates =
    [
        ("Encounter", """ "status":"finished","class":{"system":"http://c","code":"cls-TAG"},"type":[{"coding":[{"system":"http://s","code":"enc-TAG"}]}],"subject":{"reference":"Patient/PAT"},"period":{"start":"DAYT08:00:00Z","end":"DAYT09:00:00Z"},"participant":[{"individual":{"reference":"Practitioner/prac"}}],"serviceProvider":{"reference":"Organization/org"} """),
        ("Condition", """ "code":{"coding":[{"system":"http://s","code":"cond-TAG","display":"Trouble TAG"}],"text":"Trouble TAG"},"subject":{"reference":"Patient/PAT"},"encounter":{"reference":"Encounter/enc-OTHER"},"recordedDate":"DAY","onsetDateTime":"DAY" """),
        ("Observation", """ "status":"final","code":{"coding":[{"system":"http://s","code":"obs-TAG"}]},"category":[{"coding":[{"system":"http://s","code":"cat-TAG"}]}],"subject":{"reference":"Patient/PAT"},"encounter":{"reference":"Encounter/enc-OTHER"},"effectiveDateTime":"DAY","performer":[{"reference":"Practitioner/prac"}],"valueQuantity":{"value":7NUM,"system":"http://u","code":"kg"},"component":[{"code":{"coding":[{"code":"part-TAG"}]},"valueQuantity":{"value":NUM}}],"derivedFrom":[{"reference":"DocumentReference/doc-OTHER"}] """),
        ("AllergyIntolerance", """ "code":{"coding":[{"system":"http://s","code":"all-TAG"}]},"patient":{"reference":"Patient/PAT"},"recordedDate":"DAY" """),
        ("MedicationRequest", """ "status":"active","intent":"order","medicationCodeableConcept":{"coding":[{"system":"http://s","code":"med-TAG"}]},"subject":{"reference":"Patient/PAT"},"encounter":{"reference":"Encounter/enc-OTHER"},"authoredOn":"DAY","requester":{"reference":"Practitioner/prac"} """),
        ("DocumentReference", """ "status":"current","identifier":[{"system":"http://d","value":"doc-TAG"}],"type":{"coding":[{"system":"http://s","code":"dt-TAG"}]},"subject":{"reference":"Patient/PAT"},"date":"DAYT10:00:00Z","description":"Letter TAG","content":[{"attachment":{"contentType":"text/plain","data":"SGVsbG8=","title":"Letter TAG"}}] """),
        ("Goal", """ "lifecycleStatus":"active","description":{"text":"Walk TAG"},"subject":{"reference":"Patient/PAT"},"startDate":"DAY","identifier":[{"value":"goal-TAG"}] """),
        ("CarePlan", """ "status":"active","intent":"plan","title":"Plan TAG","category":[{"coding":[{"code":"plan-TAG"}]}],"subject":{"reference":"Patient/PAT"},"encounter":{"reference":"Encounter/enc-OTHER"},"period":{"start":"DAY"},"goal":[{"reference":"Goal/goal-OTHER"}] """),
        ("Task", """ "status":"requested","intent":"order","code":{"text":"Visit TAG"},"identifier":[{"value":"task-TAG"}],"for":{"reference":"Patient/PAT"},"focus":{"reference":"CarePlan/plan-OTHER"},"authoredOn":"DAYT11:00:00Z","owner":{"reference":"Practitioner/prac"} """),
        ("Flag", """ "status":"active","code":{"coding":[{"code":"flag-TAG"}]},"identifier":[{"value":"flag-TAG"}],"subject":{"reference":"Patient/PAT"},"period":{"start":"DAY"} """),
        ("ServiceRequest", """ "status":"active","intent":"order","code":{"coding":[{"code":"sr-TAG"}]},"subject":{"reference":"Patient/PAT"},"authoredOn":"DAY","performer":[{"reference":"Organization/org"}],"requisition":{"value":"req-TAG"} """),
        ("RelatedPerson", """ "patient":{"reference":"Patient/PAT"},"name":[{"family":"KinTAG","given":["Given"]}],"telecom":[{"system":"phone","value":"0NUM"}],"address":[{"city":"TownTAG","postalCode":"ZZ1 NUM"}] """),
        ("Communication", """ "status":"completed","subject":{"reference":"Patient/PAT"},"sent":"DAYT12:00:00Z","payload":[{"contentString":"Words TAG"}],"identifier":[{"value":"com-TAG"}] """),
        ("List", """ "status":"current","mode":"working","title":"List TAG","code":{"coding":[{"code":"list-TAG"}]},"subject":{"reference":"Patient/PAT"},"entry":[{"item":{"reference":"Condition/cond-OTHER"}}] """),
        ("QuestionnaireResponse", """ "status":"completed","questionnaire":"http://q/TAG","subject":{"reference":"Patient/PAT"},"authored":"DAYT13:00:00Z","item":[{"linkId":"1","answer":[{"valueString":"Answer TAG"}]}] """),
    ];

    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["Encounter"] = "enc", ["Condition"] = "cond", ["Observation"] = "obs", ["AllergyIntolerance"] = "all", ["MedicationRequest"] = "med", ["DocumentReference"] = "doc",
        ["Goal"] = "goal", ["CarePlan"] = "plan", ["Task"] = "task", ["Flag"] = "flag", ["ServiceRequest"] = "sr", ["RelatedPerson"] = "kin", ["Communication"] = "com",
        ["List"] = "list", ["QuestionnaireResponse"] = "qr",
    };

    /// <summary>Every type of resource about a person that is made.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. Templates.Select(t => t.Type)];

    /// <summary>What everyone sees.</summary>
    public static IReadOnlyList<Item> Shared { get; } =
    [
        new("Organization", "org", """{"resourceType":"Organization","id":"org","name":"An organisation"}""", Hiding.No, "SENDS"),
        new("Practitioner", "prac", """{"resourceType":"Practitioner","id":"prac","name":[{"family":"Doctor"}]}""", Hiding.No, "SENDS"),
    ];

    /// <summary>A Patient.</summary>
    public static Item Patient(string id, int number, Hiding hiding, string source = "SENDS") => new(
        "Patient", id,
        $$"""{"resourceType":"Patient","id":"{{id}}","identifier":[{"system":"http://local/{{id}}","value":"loc-{{id}}"}],"name":[{"family":"Family{{id}}","given":["Given{{id}}"]}],"birthDate":"19{{number}}-01-02","gender":"female","address":[{"city":"City{{id}}","postalCode":"ZZ{{number}} 1AA"}],"telecom":[{"system":"phone","value":"07{{number}}"}],"generalPractitioner":[{"reference":"Organization/org"}]}""",
        hiding, source);

    /// <summary>One resource of each type about a person.</summary>
    /// <param name="patient">Whom they are about.</param>
    /// <param name="tag">What only this set has.</param>
    /// <param name="pointsAt">The tag of the set that it points at.</param>
    /// <param name="number">A number of its own, 10 to 27.</param>
    /// <param name="hiding">Why the set is out of sight.</param>
    /// <param name="source">Who sends it.</param>
    public static IEnumerable<Item> Set(string patient, string tag, string pointsAt, int number, Hiding hiding, string source) => Templates.Select(t =>
    {
        var id = $"{Short[t.Type]}-{tag}";
        var body = ((hiding == Hiding.Restricted ? Label : Tag) + t.Body)
            .Replace("PAT", patient, StringComparison.Ordinal).Replace("OTHER", pointsAt, StringComparison.Ordinal).Replace("TAG", tag, StringComparison.Ordinal)
            .Replace("DAY", $"2025-03-{number:00}", StringComparison.Ordinal).Replace("NUM", $"{number}", StringComparison.Ordinal);
        return new Item(t.Type, id, $$"""{"resourceType":"{{t.Type}}","id":"{{id}}",{{body.Trim()}}}""", hiding, source);
    });

    /// <summary>A meeting about two people; it is in sight when both are.</summary>
    public static Item Meeting(string id, string first, string second, Hiding hiding) => new(
        "Appointment", id,
        $$"""{"resourceType":"Appointment","id":"{{id}}","status":"booked","identifier":[{"value":"{{id}}"}],"start":"2025-04-01T09:00:00Z","end":"2025-04-01T10:00:00Z","participant":[{"actor":{"reference":"Patient/{{first}}"},"status":"accepted"},{"actor":{"reference":"Patient/{{second}}"},"status":"accepted"}]}""",
        hiding, "SENDS");
}
