using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>FHIR's status codes in the reader's words. Codes mean the same across resource types often enough for one table.</summary>
internal static class StatusWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["active"] = "Current", ["recurrence"] = "Come back", ["relapse"] = "Come back", ["inactive"] = "Not current", ["remission"] = "In remission",
        ["resolved"] = "Resolved", ["completed"] = "Completed", ["stopped"] = "Stopped", ["on-hold"] = "On hold", ["onhold"] = "On hold",
        ["cancelled"] = "Cancelled", ["revoked"] = "Withdrawn", ["draft"] = "Draft", ["unknown"] = "Not known", ["entered-in-error"] = "Entered by mistake",
        ["final"] = "Final", ["preliminary"] = "Not final yet", ["registered"] = "Awaited", ["amended"] = "Amended", ["corrected"] = "Corrected",
        ["partial"] = "Partly done", ["appended"] = "Added to", ["planned"] = "Planned", ["arrived"] = "Arrived", ["triaged"] = "Triaged",
        ["in-progress"] = "In progress", ["onleave"] = "On leave", ["finished"] = "Finished", ["not-done"] = "Not done", ["preparation"] = "Being prepared",
        ["requested"] = "Waiting to be accepted", ["received"] = "Received", ["accepted"] = "Accepted", ["rejected"] = "Declined", ["ready"] = "Ready to start",
        ["failed"] = "Not successful", ["booked"] = "Booked", ["pending"] = "Waiting to be confirmed", ["proposed"] = "Proposed", ["fulfilled"] = "Attended",
        ["noshow"] = "Did not attend", ["checked-in"] = "Checked in", ["waitlist"] = "On the waiting list", ["current"] = "Current", ["superseded"] = "Replaced",
        ["intended"] = "Planned", ["not-taken"] = "Not taken", ["suspended"] = "On hold", ["ended"] = "Ended", ["declined"] = "Declined",
    };

    /// <summary>The status in words; null when the resource has none.</summary>
    public static string? Of(JsonElement resource)
    {
        var code = resource.Child("clinicalStatus").Code() ?? resource.Text("status") ?? resource.Text("lifecycleStatus");
        return code is null ? null : Of(code);
    }

    public static string Of(string code) => Words.GetValueOrDefault(code, code);
}
