using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>
/// Whose words an article gives: a plan, a work report or a speech given in full differ from a news report in having no
/// dateline, hardly a reporting clause, and mostly sentences that are actions or say 我们.
/// </summary>
internal enum ArticleForm
{
    News,

    /// <summary>A plan or a work report: bare actions are what it sets out.</summary>
    Plan,

    /// <summary>A speech in full: its bare sentences describe, unless they carry a promise on.</summary>
    Speech,
}

/// <summary>Tells the form of an article.</summary>
internal sealed class PlanReader(Reading reading, TextScan scan)
{
    private static readonly string[] OneVoice = ["致辞", "致词", "讲话", "演辞", "发言", "全文", "施政报告", "工作报告", "预算案"];
    private static readonly string[] PastHeadings = ["回顾", "过去", "主要成效", "主要成绩", "工作成效", "工作情况", "取得的成", "工作总结"];

    private static readonly string[] PlanHeadings = ["目标任务", "主要目标", "重点任务", "工作安排", "总体要求", "发展目标", "主要任务", "重点工作", "工作要点", "实施意见", "实施方案", "规划纲要", "工作方案", "行动方案"];
    private static readonly string[] HongKong = ["本港", "特区政府", "立法会", "政务司", "财政司", "区议会"];

    private const int Preamble = 8;
    private static readonly string[] SpeechOpeners =
        ["各位代表", "各位委员", "各位议员", "各位嘉宾", "各位来宾", "各位朋友", "各位市民", "各位同事", "各位同志", "同志们", "主席、", "主席先生", "主席:", "主席,", "女士们", "尊敬的", "以下是", "以下为", "立法会主席", "代理主席", "副主席,", "议长"];

    private readonly List<WordMatch> _tokens = [];
    private readonly SentenceView _view = new();

    public ArticleForm FormOf(Article article)
    {
        var opensSpeech = OpensSpeech(article);
        if (article.HasDateline && !opensSpeech)
            return ArticleForm.News;
        var isOfHongKong = reading.IsTraditional || IsOfHongKong(article);
        var (sentences, reports, actions, demands, own) = (0, 0, 0, 0, 0);
        foreach (var span in article.Paragraphs.SelectMany(paragraph => paragraph.Sentences))
        {
            sentences++;
            _view.Load(reading, scan, span);
            if (_view.Clauses.Count == 0)
                continue;
            var first = _view.Clauses[0];
            if (first.Adverbs || _view.LeadOf(first).Is(CueClasses.Action | CueClasses.Frame))
                actions++;
            else if (_view.Clauses.Any(clause => _view.LeadOf(clause).Is(CueClasses.Modal | CueClasses.Future)))
                demands++;
            if (_view.Cues.Any(cue => cue.Is(CueClasses.Own) && (reading.Folded[cue.Start] == '我' || isOfHongKong)))
                own++;
            if (Reports(first))
                reports++;
            if (OpensMeeting(first) && !opensSpeech)
                return ArticleForm.News;
        }

        // A work report is delivered too, but mostly sets out tasks.
        if (opensSpeech)
            return actions * 3 >= sentences && !isOfHongKong ? ArticleForm.Plan : ArticleForm.Speech;

        if (sentences == 0 || reports * 12 > sentences)
            return ArticleForm.News;
        if (isOfHongKong && own * 8 >= sentences)
            return ArticleForm.Speech;
        if (actions * 3 >= sentences || article.Headings.Any(heading => HoldsAny(heading, PlanHeadings)))
            return ArticleForm.Plan;
        if (own * 5 >= sentences || article.Headings.Any(IsOneVoice))
            return ArticleForm.Speech;
        return reports == 0 && (actions + demands) * 3 >= sentences ? ArticleForm.Plan : ArticleForm.News;
    }

    // 会议指出, 会议同意: the report of a meeting, whatever else its sentences look like.
    private bool OpensMeeting(Clause clause)
    {
        ClassedWords.Tokens(scan.Within(WordUse.Speakers, clause.Span), clause.Span.End, _tokens);
        return _tokens.Count > 1 && _tokens[0].Start == clause.Span.Start
            && ((SpeakerClasses)_tokens[0].Entry & SpeakerClasses.Meeting) != 0
            && ((SpeakerClasses)_tokens[1].Entry & SpeakerClasses.Report) != 0
            && _tokens[1].Start <= _tokens[0].End + 2;
    }

    /// <summary>It speaks of 本港 or the bodies of Hong Kong.</summary>
    public bool IsOfHongKong(Article article)
    {
        var text = reading.Folded.AsSpan(article.Span.Start, article.Span.Length);
        if (reading.IsTraditional && StartsWithAny(article.Paragraphs[0], ["主席", "代理主席"]))
            return true;
        foreach (var word in HongKong)
        {
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>A paragraph that goes on an enumeration: 一是, (二).</summary>
    public bool IsItem(Paragraph paragraph)
    {
        if (paragraph.Sentences.Length == 0)
            return false;
        _view.Load(reading, scan, paragraph.Sentences[0]);
        return _view.Clauses.Count > 0 && _view.Clauses[0].Numbered;
    }

    /// <summary>A heading under which a report looks back.</summary>
    public bool LooksBack(Paragraph heading) => HoldsAny(heading, PastHeadings) && !HoldsAny(heading, ["安排", "目标", "打算", "展望"]);

    // 各位代表, 主席、各位议员, 以下是…的致辞: the speaker's own words follow.
    private bool OpensSpeech(Article article) =>
        article.Paragraphs.Take(Preamble).Any(paragraph => StartsWithAny(paragraph, SpeechOpeners));

    private bool StartsWithAny(Paragraph paragraph, string[] words)
    {
        var text = reading.Folded.AsSpan(paragraph.Span.Start, paragraph.Span.Length);
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private bool IsOneVoice(Paragraph heading) => HoldsAny(heading, OneVoice);

    private bool HoldsAny(Paragraph paragraph, string[] words)
    {
        var text = reading.Folded.AsSpan(paragraph.Span.Start, paragraph.Span.Length);
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // "…指出," at the end of the first clause.
    private bool Reports(Clause clause)
    {
        ClassedWords.Tokens(scan.Within(WordUse.Speakers, clause.Span), clause.Span.End, _tokens);
        return _tokens.Count > 0 && _tokens[^1].End == clause.Span.End
            && ((SpeakerClasses)_tokens[^1].Entry & SpeakerClasses.Report) != 0;
    }
}
