using System.Globalization;

namespace Goldthread.PopulationBench;

internal static class Program
{
    private const string Usage = """
        Made people, as many as are asked for, always the same for one number. Every figure is a line of JSON.
          measure PEOPLE             the engine
          set PEOPLE                 the engine with the columns of a cohort only, as for the whole country
          steps PEOPLE               each step of the cohort of 20 by itself, on one thread
          profile PEOPLE             the whole data set and a place profile of it
          fresh FOLDER RATE SECONDS  how old the newest figures are while a store in a folder is written to
          scores PEOPLE              scores from codes
          sqlite PEOPLE              the same questions of SQLite
          postgres PEOPLE LOCATION   the same questions of PostgreSQL, in an empty database
          questions                  the questions in SQL
          export PEOPLE FOLDER       the people as CSV, for another database
          cohorts PEOPLE COUNT SEED  cohorts by lot with their counts
        """;

    private static int Main(string[] args)
    {
        int Number(int at) => int.Parse(args[at], CultureInfo.InvariantCulture);
        switch (args)
        {
            case ["measure", _]: Measure.Engine(Number(1), cohortSetOnly: false); return 0;
            case ["set", _]: Measure.Engine(Number(1), cohortSetOnly: true); return 0;
            case ["steps", _]: Measure.Steps(Made(Number(1))); return 0;
            case ["profile", _]: MadeDataSet.Profile(Number(1)); return 0;
            case ["fresh", var folder, _, _]: Fresh.Run(folder, Number(2), Number(3)).GetAwaiter().GetResult(); return 0;
            case ["scores", _]: Measure.Scores(Number(1)); return 0;
            case ["sqlite", _]: Databases.Sqlite(Made(Number(1))); return 0;
            case ["postgres", _, var location]: Databases.Postgres(Made(Number(1)), location); return 0;
            case ["questions"]: Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(Questions.Sql)); return 0;
            case ["export", _, var folder]: Export.Write(Made(Number(1)), folder); return 0;
            case ["cohorts", _, _, _]: RandomCohorts.Write(Made(Number(1)), Number(2), (ulong)Number(3), Console.Out); return 0;
            default: Console.Error.WriteLine(Usage); return 2;
        }
    }

    private static Population.Projection.Segment Made(int people) => MadePeople.Make(people, 1, MadePeople.Columns).Build();
}
