using System.Globalization;
using System.Text;
using Goldthread.Kernel.Values;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.People.Measurement;

/// <summary>One measurement over time: a sentence, a picture, a table, and the same as CSV.</summary>
internal sealed class MeasurementModel(PersonRecordReader reader) : PersonPage(reader)
{
    [FromQuery(Name = "of")]
    public string? Of { get; set; }

    public Measure Measure { get; private set; } = null!;

    public string CsvHref => $"{Href}/measurement?of={Uri.EscapeDataString(Measure.Name)}&handler=csv";

    protected override IReadOnlySet<string> Abundant { get; } = LongRecord.AbundantBut("Observation");

    public async Task<IActionResult> OnGet()
    {
        if (await OpenMeasure("look at a measurement") is { } instead)
        {
            return instead;
        }

        Show(PersonRecord.ReadBanner(Opened.Input));
        return Page();
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (await OpenMeasure("download a measurement") is { } instead)
        {
            return instead;
        }

        var csv = new StringBuilder("measurement,part,when,value,unit,source\r\n");
        foreach (var series in Measure.Series)
        {
            foreach (var point in series.Points)
            {
                var when = point.When.HasTime ? point.When.Start.ToString("yyyy-MM-dd'T'HH:mmK", CultureInfo.InvariantCulture) : point.When.Date.ToString();
                csv.AppendJoin(',', CsvText.Field(Measure.Name), CsvText.Field(series.Name), when, point.Value.ToString(CultureInfo.InvariantCulture), CsvText.Field(series.Unit), CsvText.Field(point.SourceName)).Append("\r\n");
            }
        }

        return File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", "measurement.csv");
    }

    private async Task<IActionResult?> OpenMeasure(string activity)
    {
        if (await Open(activity) is { } instead)
        {
            return instead;
        }

        var all = PersonRecord.ReadMeasurements(Opened.Input);
        var found = all.VitalSigns.Concat(all.Tests).Concat(all.SocialHistory).Concat(all.Surveys).Concat(all.Other).FirstOrDefault(m => m.Name == Of && m.Series.Count > 0);
        if (found is null)
        {
            return NotFound();
        }

        Measure = found;
        return null;
    }

    // RFC 4180; a field that a spreadsheet would run as a formula is led by an apostrophe (OWASP, CSV injection).
}
