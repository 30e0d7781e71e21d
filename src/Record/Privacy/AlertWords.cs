using Goldthread.Record.Access;

namespace Goldthread.Record.Privacy;

/// <summary>Alerts in words.</summary>
internal static class AlertWords
{
    public static string Kind(string kind) => kind switch
    {
        AlertKinds.Claimed => "Said that they work with the person",
        AlertKinds.Emergency => "Opened a record in an emergency",
        AlertKinds.SealOpened => "Opened what may be sealed",
        AlertKinds.Unusual => "Unusual access",
        _ => kind,
    };

    public static string State(Alert alert) => alert.State switch
    {
        AlertStates.Open => "Open",
        AlertStates.Escalated => "For another officer",
        _ => alert.Outcome == AlertOutcomes.Appropriate ? "Appropriate" : "Not appropriate",
    };

    public static string Colour(Alert alert) => alert.State switch
    {
        AlertStates.Open => "blue",
        AlertStates.Escalated => "yellow",
        _ => alert.Outcome == AlertOutcomes.Appropriate ? "green" : "red",
    };
}
