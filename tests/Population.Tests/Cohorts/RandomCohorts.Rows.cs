using Goldthread.Population.Cohorts.Language;

namespace Goldthread.Population.Tests.Cohorts;

/// <content>Events by chance.</content>
internal sealed partial class RandomCohorts
{
    private Rows Rows(int depth)
    {
        var table = Place.Catalogue.Tables.ElementAt(chance.Next(Place.Catalogue.Tables.Count));
        var window = In(null, () => chance.Next(2) == 0 ? null : Window(depth));
        var filters = Enumerable.Range(0, chance.Next(3)).Select(_ => new RowFilter(In(table, () => Of(ColumnType.YesNo, Math.Min(depth, 1))), chance.Next(3) == 0));
        return new Rows(table, table.Code is not null && chance.Next(2) == 0 ? CodeSet(table) : null, window, [.. filters]);
    }

    private string CodeSet(EventTable? of)
    {
        var names = Place.Catalogue.CodeSets.Where(s => of is null || s.Table == of.Name).Select(s => s.Name).ToList();
        return names[chance.Next(names.Count)];
    }

    private InSeries Series(ColumnType type, int depth)
    {
        var rows = Rows(depth);
        return new InSeries(Of(type, depth), In(rows.Table, () => Of(type, Math.Min(depth, 1))), rows);
    }

    private Aggregate Aggregated(AggregateOperator aggregate, ColumnType type, int depth)
    {
        var rows = Rows(depth);
        var outer = _isSummed;
        _isSummed = true;
        var of = In(rows.Table, () => Of(type, Math.Min(depth, 1)));
        _isSummed = outer;
        return new Aggregate(aggregate, of, rows);
    }

    private Pick Picked(ColumnType type, int depth)
    {
        var rows = Rows(depth);
        return In(rows.Table, () => new Pick(
            chance.Next(2) == 0,
            Of(type, Math.Min(depth, 1)),
            rows,
            chance.Next(2) == 0 ? [new RowColumn(rows.Table.Name, rows.Table.DateColumn)] : [.. Enumerable.Range(0, chance.Next(1, 3)).Select(_ => Of(Types[chance.Next(5)], Math.Min(depth, 1)))]));
    }

    private SpanWindow Span(int depth)
    {
        var (length, unit) = (chance.Next(1, 40), (TimeUnit)chance.Next(4));
        return chance.Next(4) switch
        {
            0 => new LastWindow(length, unit),
            1 => new NextWindow(length, unit),
            2 => new BeforeWindow(length, unit, Of(ColumnType.Date, depth)),
            _ => new AfterWindow(length, unit, Of(ColumnType.Date, depth)),
        };
    }

    private Window Window(int depth) => chance.Next(4) switch
    {
        0 => new SideWindow(Pick(CompareOperator.Less, CompareOperator.LessOrEqual, CompareOperator.Greater, CompareOperator.GreaterOrEqual), Of(ColumnType.Date, depth)),
        1 => new BetweenWindow(Of(ColumnType.Date, depth), Of(ColumnType.Date, depth), chance.Next(2) == 0),
        _ => Span(depth),
    };

    private T In<T>(EventTable? table, Func<T> make)
    {
        var outer = _rows;
        _rows = table;
        var made = make();
        _rows = outer;
        return made;
    }
}
