using System.Globalization;
using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Initiatives;

namespace Goldthread.Toolkit.Pages.Open;

/// <summary>What an initiative is, as pairs of a name and a value; the same on its page, in its summary and side by side.</summary>
internal static class InitiativeFacts
{
    public static IReadOnlyList<(string Name, string Value)> Of(Initiative i) =>
    [
        ("Where", i.Place.Name == i.Place.Country || i.Place.Country == "England" ? i.Place.Name : $"{i.Place.Name}, {i.Place.Country}"),
        ("For whom", i.People + (i.Population is { } people ? $" ({people.ToString("N0", CultureInfo.InvariantCulture)} people)" : "")),
        ("Who did it", string.Join("; ", i.Partners)),
        ("What was done", string.Join("; ", i.Interventions.Select(Interventions.TitleOf))),
        ("Began", i.Began?.ToString(CultureInfo.InvariantCulture) ?? "Not said"),
        ("Level", Typology.Words(i.Level)),
        ("How services are joined", i.Direction is { } direction ? Typology.Words(direction) : "Not said"),
        ("How organisations are joined", i.Form is { } form ? Typology.Words(form) : "Not said"),
    ];

    public static IReadOnlyList<SummaryRow> Rows(Initiative i) => [.. Of(i).Select(f => new SummaryRow { Key = f.Name, Value = f.Value })];
}
