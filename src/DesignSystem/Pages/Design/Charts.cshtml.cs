using Goldthread.DesignSystem.Charts;
using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.DesignSystem.Pages.Design;

internal sealed class ChartsModel : GalleryPage
{
    private static readonly DateOnly Start = new(2024, 9, 2);

    [FromQuery]
    public int Part { get; set; } = 1;

    public IEnumerable<Component> Shown => Part switch { 3 => ModelPictures.All.Take(4), 4 => ModelPictures.All.Skip(4).Take(2), 5 => ModelPictures.All.Skip(6), 2 => Charts.Skip(4), _ => Charts.Take(4) };

    private static IReadOnlyList<LineChart> Charts { get; } =
    [
        new()
        {
            Title = "Blood pressure", Unit = "mmHg", Limits = new(null, 140, "Below 140: NICE NG136"), CsvHref = "/design/charts",
            Series =
            [
                new("Upper", Points(18, 21, index => 150 - index + (8 * Math.Sin(index * 1.7)))),
                new("Lower", Points(18, 21, index => 84 - (index / 3.0) + (4 * Math.Cos(index)))),
            ],
        },
        new()
        {
            Title = "Emergency admissions of people over 65", Unit = "per 1,000 a month", Decimals = 1, Time = ChartTime.Month, FromZero = true,
            Series =
            [
                new("Eastfield", [.. Enumerable.Range(0, 24).Select(index => ChartPoint.On(new DateOnly(2023, 10, 1).AddMonths(index),
                    index is 9 or 10 ? null : 21 + (4 * Math.Sin(index / 2.0)), 18 + (4 * Math.Sin(index / 2.0)), 24.5 + (4 * Math.Sin(index / 2.0)), index is 9 or 10 ? "suppressed" : null))]),
            ],
        },
        new()
        {
            Title = "Six neighbourhoods", Unit = "%", Decimals = 1, Time = ChartTime.Month,
            Series = [.. new[] { "Eastfield", "Millbrook and Upper Wrenfield", "Harbour", "Old Town", "Wrenfield-under-the-Hill", "Southlands" }
                .Select((name, line) => new ChartSeries(name, [.. Enumerable.Range(0, 13).Select(index =>
                    ChartPoint.On(new DateOnly(2024, 10, 1).AddMonths(index), 42 + (line * 3) + (3 * Math.Sin((index + line) / 2.0))))]))],
        },
        new() { Title = "Heart rate over a day", Unit = "a minute", Decimals = 0, Time = ChartTime.Minute, Series = [new("Heart rate", [.. Enumerable.Range(0, 288).Select(index =>
            new ChartPoint(new DateTimeOffset(2025, 10, 3, 0, 0, 0, TimeSpan.FromHours(1)).AddMinutes(index * 5), 68 + (14 * Math.Sin(index / 45.0)) + (index % 7)))])] },
        new() { Title = "10,000 readings", Unit = "mmol/l", Decimals = 1, Limits = new(4, 10, "Wanted: 4 to 10"), Series = [new("Glucose", [.. Enumerable.Range(0, 10_000).Select(index =>
            new ChartPoint(new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(index * 15), 7 + (3 * Math.Sin(index / 900.0)) + (index == 6_400 ? 9 : 0) + (0.3 * (index % 7))))])] },
        new() { Title = "One reading", Unit = "kg", Series = [new("Weight", Points(1, 1, _ => 64.2))] },
        new() { Title = "Two readings", Unit = "kg", Series = [new("Weight", Points(2, 90, index => 66 - index))] },
        new() { Title = "Equal readings", Unit = "kg", Series = [new("Weight", Points(6, 30, _ => 64))] },
        new() { Title = "Height", Unit = "cm", Series = [new("Height", [])] },
    ];

    private static IReadOnlyList<ChartPoint> Points(int count, int days, Func<int, double> value) =>
        [.. Enumerable.Range(0, count).Select(index => ChartPoint.On(Start.AddDays(index * days), Math.Round(value(index), 1)))];
}
