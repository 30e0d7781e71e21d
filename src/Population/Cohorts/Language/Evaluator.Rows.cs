namespace Goldthread.Population.Cohorts.Language;

/// <content>A person's events.</content>
public sealed partial class Evaluator
{
    private readonly partial struct OfPerson
    {
        private object? OfRows(Expression expression) => expression switch
        {
            Has has => Rows(has.Rows).Count > 0,
            Count count => (long)Rows(count.Rows).Count,
            Episodes episodes => Episodes(episodes),
            Aggregate aggregate => Aggregated(aggregate.Operator, Values(aggregate.Of, aggregate.Rows)),
            Pick pick => Picked(pick),
            _ => throw new InvalidOperationException($"The language has no {expression.GetType().Name}."),
        };

        private OfPerson At(Frames.Row row) => new(_evaluator, _person, _asAt, row);

        private List<Frames.Row> Rows(Rows rows)
        {
            var of = new OfPerson(_evaluator, _person, _asAt);
            var codes = rows.CodeSet is null ? null : _evaluator.Codes(rows.CodeSet);
            return [.. _evaluator.Events(rows.Table.Name, _person)
                .Where(r => codes is null || (r[rows.Table.Code!] is string code && codes.ContainsKey(code)))
                .Where(r => rows.Window is null || (r[rows.Table.Date!] is DateOnly day && of.Inside(day, rows.Window) == true))
                .Where(r => rows.Filters.All(f => f.Except != ((bool?)of.At(r).Of(f.Test) == true)))];
        }

        private List<object> Values(Expression of, Rows rows)
        {
            var self = this;
            return [.. Rows(rows).Select(r => self.At(r).Of(of)).OfType<object>()];
        }

        private static object? Aggregated(AggregateOperator aggregate, List<object> values) => aggregate switch
        {
            AggregateOperator.Different => values.Distinct().LongCount(),
            _ when values.Count == 0 => null,
            AggregateOperator.Sum => Numbers.Sum(values),
            AggregateOperator.Mean => values.Sum(Ordering.Number) / values.Count,
            _ => Furthest(values, aggregate == AggregateOperator.Highest),
        };

        private object? Picked(Pick pick)
        {
            var self = this;
            var rows = Rows(pick.Rows).ConvertAll(r => (Value: self.At(r).Of(pick.Of), Keys: pick.By.Select(k => self.At(r).Of(k)).ToArray()));
            if (rows.Count == 0) return null;
            rows.Sort((a, b) => a.Keys.Append(a.Value).Zip(b.Keys.Append(b.Value), Ordering.Of.Compare).FirstOrDefault(order => order != 0));
            return rows[pick.Last ? ^1 : 0].Value;
        }

        private long Episodes(Episodes episodes)
        {
            var days = Values(new RowColumn(episodes.Rows.Table.Name, episodes.Rows.Table.DateColumn), episodes.Rows).Cast<DateOnly>().Order().ToList();
            return days.Where((day, i) => i == 0 || day.DayNumber - days[i - 1].DayNumber > episodes.MoreThanDays).LongCount();
        }

        private bool? Inside(DateOnly day, Window window)
        {
            return window switch
            {
                LastWindow last => From(day, Days.Add(_asAt, -last.Length, last.Unit), _asAt),
                NextWindow next => From(day, _asAt, Days.Add(_asAt, next.Length, next.Unit)),
                BeforeWindow before => Of(before.Anchor) is DateOnly end ? Until(day, Days.Add(end, -before.Length, before.Unit), end) : null,
                AfterWindow after => Of(after.Anchor) is DateOnly start ? From(day, start, Days.Add(start, after.Length, after.Unit)) : null,
                SideWindow side => Of(side.Anchor) is DateOnly anchor ? Holds(side.Operator, day.CompareTo(anchor)) : null,
                BetweenWindow between => Lies(day, Of(between.Low), Of(between.High), between.Strictly),
                _ => throw new InvalidOperationException($"The language has no {window.GetType().Name}."),
            };
        }

        /// <summary>Behind the first day, up to and with the last.</summary>
        private static bool? From(DateOnly day, DateOnly? after, DateOnly? last) =>
            (after is null ? null : day > after) & (last is null ? null : day <= last);

        /// <summary>From the first day, up to the one before the end.</summary>
        private static bool? Until(DateOnly day, DateOnly? first, DateOnly? end) =>
            (first is null ? null : day >= first) & (end is null ? null : day < end);
    }

    private IEnumerable<Frames.Row> Events(string table, long person) => frames.Of(table, person);
}
