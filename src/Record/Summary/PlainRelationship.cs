using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>
/// What somebody is to the person, in words. Sources that send only a code of HL7's two short lists are understood; any other code is shown with
/// its display. http://terminology.hl7.org/CodeSystem/v2-0131 and http://terminology.hl7.org/CodeSystem/v3-RoleCode
/// </summary>
internal static class PlainRelationship
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["C"] = "Emergency contact", ["N"] = "Next of kin", ["E"] = "Employer", ["I"] = "Insurance company", ["O"] = "Other contact", ["U"] = "Contact", ["CP"] = "Contact person",
        ["EP"] = "Emergency contact", ["PR"] = "Person to talk to first", ["BP"] = "Billing contact",
        ["WIFE"] = "Wife", ["HUSB"] = "Husband", ["SPS"] = "Husband, wife or civil partner", ["DOMPART"] = "Partner", ["SIGOTHR"] = "Partner", ["MTH"] = "Mother", ["FTH"] = "Father",
        ["PRN"] = "Parent", ["DAUC"] = "Daughter", ["DAU"] = "Daughter", ["SONC"] = "Son", ["SON"] = "Son", ["CHILD"] = "Child", ["SIS"] = "Sister", ["BRO"] = "Brother",
        ["SIB"] = "Brother or sister", ["GRPRN"] = "Grandparent", ["GRNDCHILD"] = "Grandchild", ["NIECE"] = "Niece", ["NEPHEW"] = "Nephew", ["AUNT"] = "Aunt", ["UNCLE"] = "Uncle",
        ["COUSN"] = "Cousin", ["FRND"] = "Friend", ["NBOR"] = "Neighbour", ["ROOM"] = "Lives with the person", ["FAMMEMB"] = "Family member", ["NMTH"] = "Mother", ["NFTH"] = "Father",
        ["GUARD"] = "Guardian", ["POWATT"] = "Has power of attorney", ["HPOWATT"] = "Has power of attorney for health",
    };

    /// <summary>All relationships of a RelatedPerson or Patient.contact together; null when none was sent.</summary>
    public static CodeText? Read(JsonElement owner)
    {
        var words = new List<string>();
        var codings = new List<CodeOf>();
        foreach (var relationship in owner.Items("relationship"))
        {
            if (CodeText.Read(relationship) is not { } one) continue;
            codings.AddRange(one.Codings);
            // A concept that has no words of its own reads as its bare code.
            var bare = relationship.Text("text") is null && !one.Codings.Any(c => c.Display is not null);
            var said = bare && Words.TryGetValue(one.Text, out var plain) ? plain : char.ToUpperInvariant(one.Text[0]) + one.Text[1..];
            if (!words.Contains(said)) words.Add(said);
        }

        return words.Count == 0 ? null : new CodeText(string.Join(", ", words), codings);
    }
}
