using System.Globalization;
using System.Text;
using Goldthread.Fhir;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Assessments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Goldthread.Toolkit.Pages.Assessments;

/// <summary>What was answered as CSV, as far as the reader may see it: a row for each question, organisation and level.</summary>
internal static class ResultsCsv
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/work/assessments/{id}/results.csv", Fetch).WithMetadata(new UsesSight());

    /// <summary>The lines, with their heading.</summary>
    internal static string Of(AssessmentResults results, string? question)
    {
        var csv = new StringBuilder(CsvText.Line("question", "title", "organisation", "takes part", "people", "level", "level name", "answers", "median"));
        foreach (var result in results.Questions.Where(q => question is null || q.Question.Id == question))
        {
            foreach (var partner in result.Partners)
            {
                void Line(int? level, string name, int many) => csv.Append(CsvText.Line(
                    result.Question.Id, result.Question.Title, partner.Partner.Name, partner.Partner.IsRemoved ? "no longer" : "yes", Text(partner.People), Text(level), name, Text(many), partner.Median?.ToString("0.#", CultureInfo.InvariantCulture)));
                foreach (var level in result.Scale.Levels) Line(level.Rank, level.Name, partner.Levels.Count(l => l == level.Rank));
                Line(null, "I cannot say", partner.CannotSay);
            }
        }

        return csv.ToString();
    }

    private static async Task<IResult> Fetch(HttpContext context, AssessmentService assessments, string id, string? question)
    {
        if (User.Of(context.User) is not { } user || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return Results.NotFound();
        var found = await assessments.Results(number, user);
        return found.Succeeded ? Results.File(Encoding.UTF8.GetBytes(Of(found.Value, question)), "text/csv; charset=utf-8", $"self-assessment-{number}.csv") : Results.NotFound();
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
