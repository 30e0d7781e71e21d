using System.Text.Json.Nodes;

namespace Goldthread.Coordination.Hl7;

/// <summary>
/// The codes that hospitals send for how somebody came and left, as UK Core writes them. A code that is not in the national list keeps its text, with no system made up for it.
/// https://simplifier.net/hl7fhirukcorer4 (AdmissionMethodEngland, DischargeMethodEngland, DischargeDestinationEngland)
/// </summary>
internal static class NationalCodes
{
    private const string System = "https://fhir.hl7.org.uk/CodeSystem/UKCore-";
    public const string DiedCode = "4";
    public const string StillbirthCode = "5";

    private static readonly HashSet<string> Admissions = ["11", "12", "13", "21", "22", "23", "24", "25", "2A", "2B", "2C", "2D", "28", "31", "32", "82", "83", "81", "98", "99"];
    private static readonly HashSet<string> Methods = ["1", "3", "4", "5", "6", "7", "8", "9"];

    private static readonly HashSet<string> Destinations =
        ["19", "29", "30", "37", "38", "48", "49", "50", "51", "52", "53", "54", "65", "66", "79", "84", "85", "87", "88", "98", "99"];

    // HL7 table 0007: accident, emergency, urgent.
    private static readonly HashSet<string> EmergencyTypes = ["A", "E", "U"];

    /// <summary>True for an admission that was not planned: a national code that begins with 2, or HL7's A, E and U.</summary>
    public static bool IsEmergency(string code) => (Admissions.Contains(code) && code[0] == '2') || EmergencyTypes.Contains(code);

    public static JsonObject AdmissionMethod(string code) => Admissions.Contains(code)
        ? Coded(System + "AdmissionMethodEngland", code, "")
        : code is "A" or "C" or "E" or "L" or "N" or "R" or "U" ? Coded("http://terminology.hl7.org/CodeSystem/v2-0007", code, "") : new JsonObject { ["text"] = code };

    public static JsonObject DischargeMethod(Hl7Code code) => Coded(Methods, "DischargeMethodEngland", code);

    public static JsonObject DischargeDestination(Hl7Code code) => Coded(Destinations, "DischargeDestinationEngland", code);

    private static JsonObject Coded(HashSet<string> list, string system, Hl7Code code) =>
        list.Contains(code.Code) ? Coded(System + system, code.Code, code.Text) : new JsonObject { ["text"] = code.Text.Length > 0 ? code.Text : code.Code };

    private static JsonObject Coded(string system, string code, string text)
    {
        var concept = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code }) };
        if (text.Length > 0)
        {
            concept["text"] = text;
        }

        return concept;
    }
}
